package dev.migration.demo;

import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@BookshopTest
class BookshopIntegrationTests {

	private static final String ADDRESS = """
			{"street": "Elm Street 4", "city": "Springfield", "postalCode": "12345", "country": "US"}""";

	@Autowired
	private MockMvcTester mvc;

	/**
	 * The server is kept between runs, and with it what the last one has left.
	 */
	@BeforeAll
	static void emptyShop(@Autowired JdbcTemplate jdbc) {
		jdbc.execute("TRUNCATE author, book, category, customer, publisher CASCADE");
	}

	@Test
	void createdBookIsFoundByIdTitleAndCategory() {
		int author = createAuthor("Ursula K. Le Guin");
		post("/categories", """
				{"name": "Science Fiction", "slug": "science-fiction"}""");

		MvcTestResult created = post("/books", """
				{"isbn": "978-0-06-051275-0", "title": "The Dispossessed", "format": "PAPERBACK", "pages": 387,
				 "price": 12.99, "publishedOn": "1974-05-01", "description": "An ambiguous utopia.",
				 "publisher": "Harper & Row", "authors": [%d], "categories": ["science-fiction"],
				 "tags": ["utopia", "anarchism"]}""".formatted(author));

		assertThat(created).hasStatus(HttpStatus.CREATED);
		String location = created.getResponse().getHeader("Location");
		assertThat(get(location)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"isbn": "9780060512750", "title": "The Dispossessed", "language": "en", "format": "PAPERBACK",
				 "pages": 387, "price": 12.99, "publishedOn": "1974-05-01", "description": "An ambiguous utopia.",
				 "publisher": "Harper & Row", "authors": ["Ursula K. Le Guin"], "categories": ["science-fiction"],
				 "tags": ["anarchism", "utopia"]}""");
		assertThat(get("/books?title=DISPOSSESSED&category=science-fiction")).bodyJson().isLenientlyEqualTo("""
				{"content": [{"isbn": "9780060512750"}], "page": {"size": 20, "number": 0, "totalElements": 1}}""");
		assertThat(get("/books?title=dispossessed&category=poetry")).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(0);
	}

	@Test
	void categoriesStandInsideOthers() {
		post("/categories", """
				{"name": "Art", "slug": "art"}""");

		MvcTestResult created = post("/categories", """
				{"name": "Painting", "slug": "painting", "parent": "art"}""");

		assertThat(created).hasStatus(HttpStatus.CREATED).bodyJson().isEqualTo("""
				{"slug": "painting", "name": "Painting", "parent": "art"}""");
		assertThat(get("/categories/painting")).bodyJson().extractingPath("$.parent").isEqualTo("art");
	}

	@Test
	void bookWithTakenIsbnIsAConflict() {
		createBook("9780261103344", "10.00");

		MvcTestResult second = post("/books", book("978-0-261-10334-4", "10.00", createAuthor("Somebody Else")));

		assertThat(second).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("There is already a book with the ISBN '9780261103344'.");
	}

	@Test
	void invalidBookIsRejectedFieldByField() {
		MvcTestResult rejected = post("/books", """
				{"isbn": "123", "title": " ", "format": "HARDCOVER", "pages": 0, "price": -1, "authors": []}""");

		assertThat(rejected).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors")
			.asMap()
			.containsOnlyKeys("authors", "isbn", "pages", "price", "title");
	}

	@Test
	void unreadableBookIsABadRequest() {
		assertThat(post("/books", "{")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/books", """
				{"isbn": "9780261103344", "format": "SCROLL"}""")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void bookByUnknownAuthorIsABadRequest() {
		assertThat(post("/books", book("9780140449136", "9.00", 999_999))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The request names the author '999999', which does not exist.");
	}

	@Test
	void whatIsNotThereIsNotFound() {
		UUID nobody = UUID.fromString("00000000-0000-0000-0000-000000000000");

		assertThat(get("/books/999999")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("There is no book '999999'.");
		assertThat(get("/authors/999999")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/categories/nowhere")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/customers/" + nobody)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/customers/" + nobody + "/orders")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/orders/999999")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/books/999999/reviews")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/books/999999/stock")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void parametersOutOfRangeAreABadRequest() {
		assertThat(get("/books?size=0")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(get("/books?page=-1")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(get("/books/one")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void customerKeepsAddressesAndPreferences() {
		String customer = createCustomer("Ada@Example.org");

		post("/customers/" + customer + "/addresses", """
				{"label": "home", "address": %s}""".formatted(ADDRESS));

		assertThat(get("/customers/" + customer)).bodyJson().isLenientlyEqualTo("""
				{"email": "ada@example.org", "firstName": "Ada", "lastName": "Lovelace",
				 "preferences": {"newsletter": true, "categories": ["poetry"]},
				 "addresses": [{"label": "home", "address": %s}]}""".formatted(ADDRESS));
	}

	@Test
	void orderIsPlacedPaidAndShipped() {
		int book = createBook("9780141439518", "7.50");
		receive(book, 3);
		String customer = createCustomer("jane@example.org");

		MvcTestResult placed = order(customer, book, 2);

		assertThat(placed).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
				{"status": "PLACED", "total": 15.00, "paid": 0,
				 "lines": [{"bookId": %d, "quantity": 2, "unitPrice": 7.50}]}""".formatted(book));
		assertThat(get("/books/" + book + "/stock")).bodyJson().isLenientlyEqualTo("""
				{"quantity": 1, "toBeReordered": true,
				 "movements": [{"change": -2, "reason": "SALE"}, {"change": 3, "reason": "DELIVERY"}]}""");
		String order = placed.getResponse().getHeader("Location");
		assertThat(post(order + "/payments", """
				{"type": "card", "amount": 5.00, "lastDigits": "4242", "authorization": "auth-1"}""")).bodyJson()
			.extractingPath("$.status")
			.isEqualTo("PLACED");
		assertThat(post(order + "/payments", """
				{"type": "transfer", "amount": 10.00, "iban": "DE89370400440532013000", "bookedOn": "2026-01-02"}"""))
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo("PAID");
		assertThat(post(order + "/shipment", """
				{"carrier": "POST", "trackingCode": "RR123", "shippedOn": "2026-01-03"}""")).hasStatusOk();
		assertThat(get(order)).bodyJson().isLenientlyEqualTo("""
				{"status": "SHIPPED", "paid": 15.00, "shipment": {"carrier": "POST", "trackingCode": "RR123",
				 "shippedOn": "2026-01-03"}}""");
		assertThat(post(order + "/return", "")).bodyJson().extractingPath("$.status").isEqualTo("RETURNED");
		assertThat(get("/books/" + book + "/stock")).bodyJson().extractingPath("$.quantity").isEqualTo(3);
		assertThat(get("/customers/" + customer + "/orders")).bodyJson().extractingPath("$.length()").isEqualTo(1);
	}

	@Test
	void orderOfMoreCopiesThanInStockIsAConflictAndTakesNothing() {
		int book = createBook("9780140447934", "20.00");
		receive(book, 1);

		MvcTestResult rejected = order(createCustomer("leo@example.org"), book, 2);

		assertThat(rejected).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("There are 1 copies of 'A book' in stock, but 2 are wanted.");
		assertThat(get("/books/" + book + "/stock")).bodyJson().extractingPath("$.quantity").isEqualTo(1);
	}

	@Test
	void cancelledOrderPutsItsCopiesBack() {
		int book = createBook("9780679720201", "11.00");
		receive(book, 1);
		String order = order(createCustomer("albert@example.org"), book, 1).getResponse().getHeader("Location");

		MvcTestResult cancelled = post(order + "/cancellation", "");

		assertThat(cancelled).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
		assertThat(get("/books/" + book + "/stock")).bodyJson().extractingPath("$.quantity").isEqualTo(1);
		assertThat(post(order + "/cancellation", "")).hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void orderThatNamesABookTwiceIsABadRequest() {
		int book = createBook("9780142437230", "15.00");

		MvcTestResult rejected = post("/orders", """
				{"customerId": "%1$s", "shippingAddress": %2$s,
				 "lines": [{"bookId": %3$d, "quantity": 1}, {"bookId": %3$d, "quantity": 1}]}"""
			.formatted(createCustomer("miguel@example.org"), ADDRESS, book));

		assertThat(rejected).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors.eachBookNamedOnce")
			.isEqualTo("must name each book once");
	}

	@Test
	void customerReviewsABookOnce() {
		int book = createBook("9780451524935", "8.00");
		String review = """
				{"customerId": "%s", "rating": 5, "headline": "Still true", "body": "Read it."}"""
			.formatted(createCustomer("eric@example.org"));

		MvcTestResult created = post("/books/" + book + "/reviews", review);

		assertThat(created).hasStatus(HttpStatus.CREATED);
		assertThat(get("/books/" + book + "/reviews")).bodyJson().isLenientlyEqualTo("""
				[{"customer": "Ada L.", "rating": 5, "headline": "Still true", "body": "Read it."}]""");
		assertThat(post("/books/" + book + "/reviews", review)).hasStatus(HttpStatus.CONFLICT);
		assertThat(post("/books/" + book + "/reviews", review.replace(": 5", ": 6"))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private int createAuthor(String name) {
		return read(post("/authors", """
				{"name": "%s", "bornOn": "1929-10-21"}""".formatted(name)), "$.id");
	}

	private int createBook(String isbn, String price) {
		return read(post("/books", book(isbn, price, createAuthor("Somebody"))), "$.id");
	}

	private String book(String isbn, String price, int author) {
		return """
				{"isbn": "%s", "title": "A book", "format": "HARDCOVER", "price": %s, "authors": [%d]}"""
			.formatted(isbn, price, author);
	}

	private String createCustomer(String email) {
		return read(post("/customers", """
				{"email": "%s", "firstName": "Ada", "lastName": "Lovelace",
				 "preferences": {"newsletter": true, "categories": ["poetry"]}}""".formatted(email)), "$.id");
	}

	private void receive(int book, int quantity) {
		assertThat(post("/books/" + book + "/stock", """
				{"quantity": %d}""".formatted(quantity))).hasStatusOk();
	}

	private MvcTestResult order(String customer, int book, int quantity) {
		return post("/orders", """
				{"customerId": "%s", "shippingAddress": %s, "lines": [{"bookId": %d, "quantity": %d}]}"""
			.formatted(customer, ADDRESS, book, quantity));
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

	private MvcTestResult post(String uri, String body) {
		return this.mvc.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private <T> T read(MvcTestResult result, String path) {
		assertThat(result).hasStatus(HttpStatus.CREATED);
		return JsonPath.read(new String(result.getResponse().getContentAsByteArray()), path);
	}

}
