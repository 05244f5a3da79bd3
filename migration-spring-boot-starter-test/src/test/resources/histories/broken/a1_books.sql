-- revision: a10000000001
-- down_revision:
-- message: create books

-- upgrade
CREATE TABLE book (id bigint PRIMARY KEY, title varchar(200) NOT NULL, status varchar(20) NOT NULL, CONSTRAINT ck_book_status CHECK (status IN ('NEW', 'SOLD')));
CREATE TABLE review (id bigint PRIMARY KEY, book_id bigint NOT NULL, stars integer NOT NULL, CONSTRAINT fk_review_book_id FOREIGN KEY (book_id) REFERENCES book (id), CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5));

-- downgrade
DROP TABLE review;
DROP TABLE book;
