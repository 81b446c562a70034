DROP TRIGGER IF EXISTS product_barcodes_inserted ON products;
DROP TRIGGER IF EXISTS product_barcodes_updated ON products;
DROP TRIGGER IF EXISTS product_barcodes_inserted ON product_variants;
DROP TRIGGER IF EXISTS product_barcodes_updated ON product_variants;
DROP TABLE product_barcodes;
CREATE INDEX products_with_barcode ON products (business_id, barcode) WHERE barcode IS NOT NULL;
CREATE INDEX product_variants_with_barcode ON product_variants (business_id, barcode) WHERE barcode IS NOT NULL;
