"""What the standards bring to the house."""

from tongbase.kernel.module import Module
from tongbase.standards.actions.code_list_sheets import CODE_LISTS
from tongbase.standards.actions.document_sheets import DOCUMENTS
from tongbase.standards.actions.element_sheets import ELEMENTS
from tongbase.standards.actions.naming_sheets import NAMING_RULES
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.routes import ROUTERS

standards = Module(
    name="standards",
    routers=ROUTERS,
    permissions=tuple(StandardsPermission),
    importers=(ELEMENTS, CODE_LISTS, DOCUMENTS, NAMING_RULES),
)
