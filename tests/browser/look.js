// What a reader of the page sees: the texts that are in sight, where they are, and what is wrong with the layout.
// Lengths are CSS pixels from the page's upper left corner.
() => {
  const SLACK = 1; // borders and fractions of a pixel
  const tables = [...document.querySelectorAll("table")];
  const name = element => `${element.tagName} ${element.textContent.trim().slice(0, 24)}`;
  const box = rect => ({
    left: rect.left + scrollX, right: rect.right + scrollX, top: rect.top + scrollY, bottom: rect.bottom + scrollY,
  });
  const common = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });
  const width = rect => Math.max(0, rect.right - rect.left);
  const height = rect => Math.max(0, rect.bottom - rect.top);
  const area = rect => width(rect) * height(rect);
  const outer = element => {
    const chain = [];
    for (let each = element; each; each = each.parentElement) chain.push(each);
    return chain;
  };

  const hiding = style =>
    style.visibility !== "visible" || style.clipPath !== "none" || Number(style.opacity) < 0.5 ||
    style.filter !== "none" || parseFloat(style.fontSize) < 8;

  // The part of the page in which an element can be seen; null where it is hidden altogether.
  const frame = element => {
    let part = { left: 0, top: 0, right: document.documentElement.scrollWidth, bottom: Infinity };
    for (const each of outer(element)) {
      const style = getComputedStyle(each);
      if (hiding(style)) return null;
      const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
      if (cuts && each !== document.body && each !== document.documentElement)
        part = common(part, box(each.getBoundingClientRect()));
    }
    return part;
  };

  const block = element => element.closest("th, td") ??
    outer(element).find(each => getComputedStyle(each).display !== "inline");

  // The rectangles of what is not blank, line by line: blanks that a style keeps have some of their own.
  const words = node => [...node.data.matchAll(/\S+/g)].flatMap(found => {
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    return [...range.getClientRects()];
  }).reduce((lines, rect) => {
    const last = lines.at(-1);
    if (!last || rect.top >= last.bottom || rect.bottom <= last.top || rect.left < last.right) return [...lines, rect];
    return [...lines.slice(0, -1), DOMRect.fromRect({
      x: last.left, y: Math.min(last.top, rect.top), width: rect.right - last.left,
      height: Math.max(last.bottom, rect.bottom) - Math.min(last.top, rect.top),
    })];
  }, []);

  // Each text in sight, with the rectangles of its lines. A text of which a line is cut off is not in sight.
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest("style, script")) continue;
    const lines = words(node).map(box).filter(rect => area(rect) > 0);
    const part = frame(node.parentElement);
    if (lines.length && part && lines.every(rect => area(common(rect, part)) > 0.9 * area(rect)))
      texts.push({ node, lines, home: block(node.parentElement) });
  }
  const blocks = new Map();
  for (const { node, home } of texts) blocks.set(home, (blocks.get(home) ?? "") + node.data);

  // What the style writes before a cell: the name of its column, where the columns' heads are hidden.
  const labels = [];
  for (const cell of document.querySelectorAll("[data-label]")) {
    const style = getComputedStyle(cell, "::before");
    if (frame(cell) && cell.getClientRects().length && style.display !== "none" && style.content.startsWith('"'))
      labels.push(unquoted(style.content));
  }

  const faults = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      each => each.getBoundingClientRect().right > document.documentElement.clientWidth + SLACK);
    faults.push(`the page is wider than the window: ${wide.slice(0, 3).map(name).join(", ")}`);
  }
  for (const table of tables) {
    const cells = [...table.querySelectorAll("th, td")]
      .filter(cell => cell.getClientRects().length && frame(cell))
      .map(cell => ({ cell, rect: box(cell.getBoundingClientRect()) }));
    for (const { cell } of cells)
      if (cell.scrollWidth > cell.clientWidth + SLACK || cell.scrollHeight > cell.clientHeight + SLACK)
        faults.push(`more text than room: ${name(cell)}`);
    crossing(cells, SLACK, SLACK, ([a, b]) => faults.push(`cells overlap: ${name(a.cell)}, ${name(b.cell)}`));
  }
  for (const { lines, home } of texts)
    for (const line of lines)
      if (area(common(line, box(home.getBoundingClientRect()))) < 0.9 * area(line))
        faults.push(`text outside of its box: ${name(home)}`);
  // Boxes of lines of one paragraph may touch, because a font reserves more than it draws.
  const lines = texts.flatMap(({ node, lines }) => lines.map(rect => ({ node, rect })));
  crossing(lines, 2, 6, ([a, b]) => faults.push(`texts overlap: ${a.node.data.slice(0, 20)}, ${b.node.data.slice(0, 20)}`));

  // A string of CSS as text: \a is a line break, \" a quotation mark.
  function unquoted(string) {
    const text = (_, hex, character) => hex ? String.fromCodePoint(parseInt(hex, 16)) : character;
    return string.slice(1, -1).replace(/\\(?:([0-9a-f]{1,6}) ?|(.))/gs, text);
  }

  // Call back for each two of the items whose rectangles share more than so much in both directions.
  function crossing(items, across, down, found) {
    const sorted = items.toSorted((a, b) => a.rect.top - b.rect.top);
    sorted.forEach((a, index) => {
      for (let next = index + 1; next < sorted.length && sorted[next].rect.top < a.rect.bottom - down; next++) {
        const shared = common(a.rect, sorted[next].rect);
        if (width(shared) > across && height(shared) > down) found([a, sorted[next]]);
      }
    });
  }

  return {
    blocks: [...blocks.values()],
    labels,
    faults,
    lines: texts.flatMap(({ node, lines }) => lines.map(rect => ({ ...rect, text: node.data.trim().slice(0, 40) }))),
    height: document.documentElement.scrollHeight,
  };
}
