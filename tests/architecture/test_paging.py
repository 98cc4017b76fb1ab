"""A list that turns its pages by itself has said by what unique column it is sorted last."""

import ast

from tests.architecture.house import SOURCE, sources, tree

# ``paginate`` puts the key last in every order; these cannot pass through it.
BY_THEMSELVES = {
    "base/paging.py": "the primary key, whatever the list is sorted by",
    "catalogue/queries/as_of.py": "the id of the entry, of which there is one version at a moment",
    "catalogue/queries/search/browsing.py": "the id of the entry",
    "catalogue/queries/interfaces/ckan.py": "the id of the entry, the id of the resource",
    "catalogue/queries/interfaces/ckan_search.py": "the id of the entry",
    "catalogue/queries/items.py": "the id of the entry and the place of the item in it",
    "catalogue/queries/landing.py": "the id of the entry and the place of the item in it",
    "catalogue/queries/negative.py": "the id of the entry and the place of the item in it",
    "catalogue/queries/interfaces/published.py": "the id of the entry",
    "govern/queries/kept_violations.py": "the position in the list of a run",
    "govern/queries/quarantine.py": "the row itself",
    "govern/queries/violations.py": "the row itself",
    "protect/rules/compiler.py": "every column that is not masked",
}


def test_who_turns_pages_by_themselves_says_what_they_are_sorted_by_last() -> None:
    found = {str(path.relative_to(SOURCE)) for path in sources() if _skips(tree(path))}
    assert found == set(BY_THEMSELVES)


def _skips(file: ast.Module) -> bool:
    return any(_is_offset(node) for node in ast.walk(file))


def _is_offset(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "offset"
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " OFFSET " in node.value
    )
