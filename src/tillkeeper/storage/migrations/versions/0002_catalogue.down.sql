-- Takes the catalogue back.
DROP TABLE product_variants, products;
