package dev.migration.demo.catalog;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.web.PagedModel;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books")
class BookController {

	private static final Sort BY_TITLE = Sort.by("title", "id");

	private final Catalog catalog;

	BookController(Catalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping
	PagedModel<BookView> list(@RequestParam(defaultValue = "") String title,
			@RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "0") @Min(0) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return new PagedModel<>(this.catalog.search(title, category, PageRequest.of(page, size, BY_TITLE)));
	}

	@GetMapping("/{id}")
	BookView find(@PathVariable long id) {
		return this.catalog.find(id);
	}

	@PostMapping
	ResponseEntity<BookView> create(@Valid @RequestBody NewBook book) {
		BookView created = this.catalog.add(book);
		return ResponseEntity.created(URI.create("/books/" + created.id())).body(created);
	}

}
