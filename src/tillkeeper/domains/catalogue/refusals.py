"""The ways the catalogue says no: to a list, to a row of one, to a look-up."""

from tillkeeper.kernel.refusal import Refusal

# --- a whole list ----------------------------------------------------------------------


class ListFormatUnknown(Refusal):
    """The first line names columns of no known product list: {columns}. Expected {expected}."""

    code = "list-format-unknown"
    es_py = "La primera línea nombra columnas de una lista desconocida: {columns}. Se espera {expected}."


class ListSeparatorOther(Refusal):
    """The first line separates its columns ({columns}) by another sign than a comma: {separator}."""

    code = "list-separator-other"
    es_py = "La primera línea separa sus columnas ({columns}) con otro signo que la coma: {separator}."


class ListNotText(Refusal):
    """The first line is not text in UTF-8: byte {byte} at character {position} of column {column}."""

    code = "list-not-text"
    es_py = "La primera línea no es texto en UTF-8: byte {byte} en el carácter {position} de la columna {column}."


class ListColumnRepeated(Refusal):
    """The first line names the column {column} twice."""

    code = "list-column-repeated"
    es_py = "La primera línea nombra dos veces la columna {column}."


class ListEmpty(Refusal):
    """The list has no product."""

    code = "list-empty"
    es_py = "La lista no tiene ningún producto."


class ListTooLarge(Refusal):
    """The list is too large: it may have {maximum} {unit}."""

    code = "list-too-large"
    es_py = "La lista es demasiado grande: puede tener {maximum} {unit}."


class ListRowsRefused(Refusal):
    """Nothing was imported. Rows of the list that are bad: {count}.

    ``rows`` has the first thousand: line of the file, code and fields of the reason.
    """

    code = "list-rows-refused"
    es_py = "No se importó nada. Filas de la lista que están mal: {count}."
    also = frozenset({"file", "numbersUnsure", "rows"})


# --- a row of a list -------------------------------------------------------------------


class RowBroken(Refusal):
    """The row can't be read as comma-separated values: {problem}."""

    code = "row-broken"
    es_py = "La fila no se puede leer como valores separados por comas: {problem}."


class RowTooWide(Refusal):
    """The row has more cells ({cells}) than the first line has columns ({columns})."""

    code = "row-too-wide"
    es_py = "La fila tiene más celdas ({cells}) que columnas la primera línea ({columns})."


class CellMissing(Refusal):
    """{field} is empty."""

    code = "cell-missing"
    es_py = "Falta {field}."


class CellTooLong(Refusal):
    """{field} has {length} characters, at most {maximum} are kept."""

    code = "cell-too-long"
    es_py = "{field} tiene {length} caracteres; se admiten {maximum}."


class CellNotText(Refusal):
    """{field} is not text in UTF-8: byte {byte} at its character {position}."""

    code = "cell-not-text"
    es_py = "{field} no es texto en UTF-8: byte {byte} en su carácter {position}."


class CellNotYesOrNo(Refusal):
    """{field} must be true or false, it is {value}."""

    code = "cell-not-yes-or-no"
    es_py = "{field} debe ser true o false; es {value}."


class NameWithoutLetters(Refusal):
    """{field} needs a letter or a digit, so that the product can be found."""

    code = "name-without-letters"
    es_py = "{field} necesita una letra o un dígito para que se pueda buscar el producto."


class BarcodeDamaged(Refusal):
    """The barcode {value} was rounded by a spreadsheet; format its column as text."""

    code = "barcode-damaged"
    es_py = "El código de barras {value} fue redondeado por una hoja de cálculo; poné su columna como texto."


class TaxRateUnreadable(Refusal):
    """The tax rate {value} is not a percentage from 0 to 100 with at most 3 decimals."""

    code = "tax-rate-unreadable"
    es_py = "La tasa {value} no es un porcentaje de 0 a 100 con 3 decimales como máximo."


class RowRepeated(Refusal):
    """The row means the same product as line {otherLine}."""

    code = "row-repeated"
    es_py = "La fila se refiere al mismo producto que la línea {otherLine}."


class RowAmbiguous(Refusal):
    """The code {productCode} belongs to {name}: give the row another name or stock number."""

    code = "row-ambiguous"
    es_py = "El código {productCode} es de {name}: poné a la fila otro nombre o número de artículo."


class StockNumberShared(Refusal):
    """The stock number {sku} is on several products ({names}): take it out of the row, or give each product its own."""

    code = "stock-number-shared"
    es_py = "El número de artículo {sku} es de varios productos ({names}): sacalo de la fila o poné uno a cada uno."


class VariantRepeated(Refusal):
    """The product has the variant {variant} on line {otherLine} already."""

    code = "variant-repeated"
    es_py = "El producto ya tiene la variante {variant} en la línea {otherLine}."


class VariantsTooMany(Refusal):
    """A product has at most {maximum} variants."""

    code = "variants-too-many"
    es_py = "Un producto tiene {maximum} variantes como máximo."


class BarcodeRepeated(Refusal):
    """The barcode {barcode} is that of {name} on line {otherLine} already."""

    code = "barcode-repeated"
    es_py = "El código de barras {barcode} ya es de {name}, en la línea {otherLine}."


class BarcodeTaken(Refusal):
    """The barcode {barcode} belongs to {name} ({productCode}) already."""

    code = "barcode-taken"
    es_py = "El código de barras {barcode} ya es de {name} ({productCode})."


# --- a single product ------------------------------------------------------------------


class ProductCodeTaken(Refusal):
    """{name} has the code {productCode} already: give this product another stock number, or another name."""

    code = "product-code-taken"
    es_py = "{name} ya tiene el código {productCode}: poné a este producto otro número de artículo, u otro nombre."
