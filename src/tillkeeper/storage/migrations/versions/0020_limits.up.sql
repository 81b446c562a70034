-- What a role may do by itself, and who permitted what goes beyond it (TX-5, CS-8).

-- Who is named as the approver of a call, and whether their PIN was found right.
ALTER TYPE journal_call ADD ATTRIBUTE approver_id uuid, ADD ATTRIBUTE approver_checked boolean;

-- The approver of a command that needed one.
ALTER TABLE journal ADD COLUMN approved_by uuid REFERENCES users;

-- The most that a role may do by itself under a profile; no row is no limit. The unit follows from the kind:
--   discount   thousandths of a percent that a line is sold below the catalogue's value, all its reductions together
--   price      thousandths of a percent between a line's price and the catalogue's, either way
--   tax        thousandths of a percentage point between a line's tax rate and the catalogue's
--   open-item  minor units of an order's lines without a product
--   cancel     minor units of somebody else's lines on an order that is cancelled or emptied
CREATE TABLE profile_limits (
    business_id uuid   NOT NULL,
    profile_id  uuid   NOT NULL,
    role        text   NOT NULL CHECK (role IN ('cashier', 'manager', 'admin')),
    kind        text   NOT NULL CHECK (kind IN ('discount', 'price', 'tax', 'open-item', 'cancel')),
    most        bigint NOT NULL CHECK (most >= 0),
    PRIMARY KEY (business_id, profile_id, role, kind),
    FOREIGN KEY (business_id, profile_id) REFERENCES profiles (business_id, id)
);
INSERT INTO profile_limits (business_id, profile_id, role, kind, most)
SELECT p.business_id, p.id, 'cashier', l.kind, l.most
FROM profiles p CROSS JOIN (VALUES ('discount', 25000), ('price', 25000), ('tax', 0), ('cancel', 0)) AS l (kind, most);

-- What the catalogue said when the line was added: a price that changes later makes nobody's sale a reduced one.
-- For lines of orders that were open then it is what the catalogue says at this migration: of before it kept nothing.
ALTER TABLE order_lines ADD COLUMN catalogue_price_minor bigint, ADD COLUMN catalogue_tax_percent_milli integer;
UPDATE order_lines l
SET catalogue_tax_percent_milli = p.tax_percent_milli,
    catalogue_price_minor = coalesce((
        SELECT v.price_minor FROM product_variants v
        WHERE v.business_id = l.business_id AND v.product_id = l.product_id AND v.id = l.variant_id), p.price_minor)
FROM orders o, products p
WHERE o.business_id = l.business_id AND o.id = l.order_id AND o.status IN ('building', 'queued', 'tab')
  AND p.business_id = l.business_id AND p.id = l.product_id;

-- What was permitted on an order beyond somebody's limit: of a line ('' is the whole order), so much, and no more.
CREATE TABLE order_approvals (
    business_id  uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    kind         text        NOT NULL,
    line_id      text        NOT NULL,
    product_id   uuid,
    variant_id   uuid,
    -- In the unit of the limit, and the money that is at stake by it.
    value        bigint      NOT NULL,
    amount_minor bigint      NOT NULL,
    asked_by     uuid        NOT NULL REFERENCES users,
    approved_by  uuid        NOT NULL REFERENCES users,
    at           timestamptz NOT NULL,
    PRIMARY KEY (business_id, order_id, kind, line_id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id)
);
