// How far each text of a picture stands out from what is behind it: the contrast, as WCAG counts it, between the
// commonest colour of its rectangle and the one that is furthest from it.
async ({ picture, lines }) => {
  const bytes = Uint8Array.from(atob(picture), character => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(bitmap, 0, 0);
  const linear = value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const share = [0.2126, 0.7152, 0.0722];
  const light = colour => share.reduce((sum, part, index) => sum + part * linear(((colour >> (16 - 8 * index)) & 255) / 255), 0);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return lines.map(({ left, right, top, bottom }) => {
    const [x, y] = [Math.ceil(left), Math.ceil(top)];
    const size = [Math.max(1, Math.floor(right) - x), Math.max(1, Math.floor(bottom) - y)];
    const { data } = canvas.getImageData(x, y, ...size);
    const count = new Map();
    for (let each = 0; each < data.length; each += 4) {
      const colour = (data[each] << 16) | (data[each + 1] << 8) | data[each + 2];
      count.set(colour, (count.get(colour) ?? 0) + 1);
    }
    const [[ground]] = [...count].reduce((most, each) => (each[1] > most[0][1] ? [each] : most), [[0, 0]]);
    return Math.max(...[...count.keys()].map(colour => contrast(light(colour), light(ground))));
  });
}
