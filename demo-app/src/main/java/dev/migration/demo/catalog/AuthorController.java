package dev.migration.demo.catalog;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import dev.migration.demo.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/authors")
class AuthorController {

	private final AuthorRepository authors;

	AuthorController(AuthorRepository authors) {
		this.authors = authors;
	}

	@GetMapping
	List<AuthorView> list() {
		return this.authors.findAll(Sort.by("name", "id")).stream().map(AuthorView::of).toList();
	}

	@GetMapping("/{id}")
	AuthorView find(@PathVariable long id) {
		return this.authors.findById(id).map(AuthorView::of).orElseThrow(() -> new NotFoundException("author", id));
	}

	@PostMapping
	ResponseEntity<AuthorView> create(@Valid @RequestBody NewAuthor author) {
		AuthorView created = AuthorView
			.of(this.authors.save(new Author(author.name(), author.bornOn(), author.biography())));
		return ResponseEntity.created(URI.create("/authors/" + created.id())).body(created);
	}

	record NewAuthor(@NotBlank @Size(max = 160) String name, @PastOrPresent @Nullable LocalDate bornOn,
			@Size(max = 20_000) @Nullable String biography) {

	}

	record AuthorView(@Nullable Long id, String name, @Nullable LocalDate bornOn, @Nullable String biography) {

		static AuthorView of(Author author) {
			return new AuthorView(author.getId(), author.getName(), author.getBornOn(), author.getBiography());
		}

	}

}
