"""How exact decimals are described in the OpenAPI document."""

from decimal import Decimal

from litestar._openapi.schema_generation import SchemaCreator
from litestar.openapi.spec import OpenAPIType, Schema
from litestar.plugins import OpenAPISchemaPlugin
from litestar.typing import FieldDefinition

from tillkeeper.api.schemas.base import DECIMAL_PATTERN


class AmountSchema(OpenAPISchemaPlugin):
    """A ``Decimal`` in a request is a JSON number or a decimal string."""

    @staticmethod
    def is_plugin_supported_type(value: object) -> bool:
        """Return whether ``value`` is ``Decimal``."""
        return value is Decimal

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        """Return number or string."""
        del field_definition, schema_creator
        return Schema(
            one_of=[
                Schema(type=OpenAPIType.NUMBER, minimum=0),
                Schema(type=OpenAPIType.STRING, pattern=DECIMAL_PATTERN),
            ]
        )
