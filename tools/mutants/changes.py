"""The mutants of a module: one function each, with one small change of mutmut's in it."""

import __future__

import inspect
from collections.abc import Iterator
from difflib import ndiff
from types import FunctionType, ModuleType
from typing import NamedTuple

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


class Change(NamedTuple):
    """One change of the code. ``place`` is module and function; ``before`` and ``after`` are the lines that differ,
    joined by a space. Unlike numbers they outlast other changes of the function."""

    place: str
    before: str
    after: str


class Mutant(NamedTuple):
    """A change, and the source of the one function that it makes, with the class around it if it is a method.
    ``name`` is the function's qualified name, ``lines`` those of the module that the change is on."""

    change: Change
    name: str
    source: str
    lines: range


class _Everywhere(MutationVisitor):
    """Visits functions with decorators as well: these stay as they are, for the code alone is put in place."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        return not (isinstance(node, libcst.FunctionDef) and node.decorators) and super()._skip_node_and_children(node)


def mutants(module: str, text: str) -> Iterator[Mutant]:
    """Yield the mutants of the functions and methods of ``module``, whose source is ``text``. What stands outside of
    them is not changed, nor are annotations and calls of ``len`` and ``isinstance``."""
    visitor = _Everywhere(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper = MetadataWrapper(libcst.parse_module(text))
    tree, positions = wrapper.visit(visitor), wrapper.resolve(PositionProvider)
    owners = dict(_functions(tree))
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if function is None or function not in owners:
            continue
        bare = function.with_changes(decorators=[], leading_lines=[])
        changed = deep_replace(bare, mutation.original_node, mutation.mutated_node)
        if not isinstance(changed, libcst.FunctionDef):
            raise TypeError(f"no function: {changed}")
        owner = owners[function]
        name = f"{owner}.{function.name.value}" if owner else function.name.value
        change = Change(f"{module}.{name}", *_differing(bare, changed))
        place = positions[mutation.original_node]
        yield Mutant(change, name, _source(changed, owner), range(place.start.line, place.end.line + 1))


def put_in_place(mutant: Mutant, function: FunctionType, module: ModuleType) -> None:
    """Make ``function``, which stands in ``module``, do what ``mutant`` does, wherever it is known already."""
    names = dict(vars(module))
    flags = __future__.annotations.compiler_flag
    exec(compile(mutant.source, inspect.getfile(module), "exec", flags, dont_inherit=True), names)
    owner, _, name = mutant.name.rpartition(".")
    made = vars(names[owner])[name] if owner else names[name]
    function.__code__ = made.__code__
    function.__defaults__, function.__kwdefaults__ = made.__defaults__, made.__kwdefaults__


def _functions(tree: libcst.Module) -> Iterator[tuple[libcst.FunctionDef, str]]:
    """Yield the functions of a module, and the methods of its classes with the name of the class."""
    for statement in tree.body:
        if isinstance(statement, libcst.FunctionDef):
            yield statement, ""
        elif isinstance(statement, libcst.ClassDef):
            for inner in statement.body.body:
                if isinstance(inner, libcst.FunctionDef):
                    yield inner, statement.name.value


def _source(function: libcst.FunctionDef, owner: str) -> str:
    if not owner:
        return libcst.Module([function]).code
    return libcst.Module([libcst.ClassDef(libcst.Name(owner), libcst.IndentedBlock([function]))]).code


def _differing(before: libcst.FunctionDef, after: libcst.FunctionDef) -> tuple[str, str]:
    lines = [[line.strip() for line in libcst.Module([function]).code.splitlines()] for function in (before, after)]
    differing = list(ndiff(lines[0], lines[1]))
    removed, added = (" ".join(line[2:] for line in differing if line.startswith(sign)) for sign in ("- ", "+ "))
    return removed.strip(), added.strip()
