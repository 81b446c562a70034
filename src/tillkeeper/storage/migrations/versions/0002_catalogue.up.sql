-- The tables of the catalogue.

CREATE TABLE products (
    business_id       uuid        NOT NULL REFERENCES businesses,
    id                uuid        NOT NULL,
    -- What a list knows the product by: an export's handle, a stock number, or made of the name.
    code              text        NOT NULL CHECK (code <> ''),
    name              text        NOT NULL CHECK (name <> ''),
    description       text        NOT NULL DEFAULT '',
    category          text        CHECK (category <> ''),
    price_minor       bigint      NOT NULL CHECK (price_minor >= 0),
    tax_percent_milli integer     NOT NULL CHECK (tax_percent_milli BETWEEN 0 AND 100000),
    sku               text        CHECK (sku <> ''),
    barcode           text        CHECK (barcode <> ''),
    -- Place on the till's grid. New products come last: a tile that a finger knows never moves.
    position          integer     NOT NULL CHECK (position > 0),
    -- The words it is found by, folded (lower case, no accents), a space before each.
    search_text       text        NOT NULL CHECK (search_text LIKE ' %'),
    archived_at       timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    CONSTRAINT products_code_unique UNIQUE (business_id, code)
);
CREATE INDEX products_on_grid ON products (business_id, position, id) WHERE archived_at IS NULL;
CREATE INDEX products_of_category ON products (business_id, category, position, id) WHERE archived_at IS NULL;
CREATE INDEX products_with_barcode ON products (business_id, barcode) WHERE barcode IS NOT NULL;
CREATE INDEX products_with_sku ON products (business_id, sku) WHERE sku IS NOT NULL;

CREATE TABLE product_variants (
    business_id uuid        NOT NULL,
    id          uuid        NOT NULL,
    product_id  uuid        NOT NULL,
    name        text        NOT NULL CHECK (name <> ''),
    price_minor bigint      NOT NULL CHECK (price_minor >= 0),
    sku         text        CHECK (sku <> ''),
    barcode     text        CHECK (barcode <> ''),
    position    integer     NOT NULL CHECK (position > 0),
    archived_at timestamptz,
    PRIMARY KEY (business_id, id),
    CONSTRAINT product_variants_name_unique UNIQUE (business_id, product_id, name),
    FOREIGN KEY (business_id, product_id) REFERENCES products (business_id, id)
);
CREATE INDEX product_variants_with_barcode ON product_variants (business_id, barcode) WHERE barcode IS NOT NULL;
