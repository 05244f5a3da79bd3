package dev.migration.demo.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.catalog.BookRepository;
import dev.migration.demo.customer.Customer;
import dev.migration.demo.customer.CustomerRepository;
import dev.migration.demo.web.ConflictException;
import dev.migration.demo.web.InvalidReferenceException;
import dev.migration.demo.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books/{bookId}/reviews")
@Transactional
class ReviewController {

	private final ReviewRepository reviews;

	private final BookRepository books;

	private final CustomerRepository customers;

	private final Clock clock;

	ReviewController(ReviewRepository reviews, BookRepository books, CustomerRepository customers, Clock clock) {
		this.reviews = reviews;
		this.books = books;
		this.customers = customers;
		this.clock = clock;
	}

	@GetMapping
	List<ReviewView> list(@PathVariable long bookId) {
		if (!this.books.existsById(bookId)) {
			throw new NotFoundException("book", bookId);
		}
		return this.reviews.findByBookIdOrderByWrittenAtDescIdDesc(bookId).stream().map(ReviewView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ReviewView add(@PathVariable long bookId, @Valid @RequestBody NewReview newReview) {
		Book book = this.books.findById(bookId).orElseThrow(() -> new NotFoundException("book", bookId));
		Customer customer = this.customers.findById(newReview.customerId())
			.orElseThrow(() -> new InvalidReferenceException("customer", newReview.customerId()));
		if (this.reviews.existsByBookIdAndCustomerId(bookId, newReview.customerId())) {
			throw new ConflictException("The customer has already reviewed the book '%s'.".formatted(bookId));
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		return ReviewView.of(this.reviews
			.save(new Review(book, customer, newReview.rating(), newReview.headline(), newReview.body(), now)));
	}

	record NewReview(@NotNull UUID customerId, @Min(1) @Max(5) int rating, @Size(max = 120) @Nullable String headline,
			@Size(max = 20_000) @Nullable String body) {

	}

	record ReviewView(@Nullable Long id, String customer, int rating, @Nullable String headline, @Nullable String body,
			Instant writtenAt) {

		static ReviewView of(Review review) {
			return new ReviewView(review.getId(), review.getCustomer().getPublicName(), review.getRating(),
					review.getHeadline(), review.getBody(), review.getWrittenAt());
		}

	}

}
