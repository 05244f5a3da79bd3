package dev.migration.demo.catalog;

import java.net.URI;
import java.util.List;

import dev.migration.demo.web.ConflictException;
import dev.migration.demo.web.InvalidReferenceException;
import dev.migration.demo.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/categories")
@Transactional
class CategoryController {

	private final CategoryRepository categories;

	CategoryController(CategoryRepository categories) {
		this.categories = categories;
	}

	@GetMapping
	List<CategoryView> list() {
		return this.categories.findAllByOrderBySlug().stream().map(CategoryView::of).toList();
	}

	@GetMapping("/{slug}")
	CategoryView find(@PathVariable String slug) {
		return this.categories.findBySlug(slug)
			.map(CategoryView::of)
			.orElseThrow(() -> new NotFoundException("category", slug));
	}

	@PostMapping
	ResponseEntity<CategoryView> create(@Valid @RequestBody NewCategory category) {
		if (this.categories.findBySlug(category.slug()).isPresent()) {
			throw new ConflictException("There is already a category '%s'.".formatted(category.slug()));
		}
		Category created = this.categories
			.save(new Category(category.name(), category.slug(), parent(category.parent())));
		return ResponseEntity.created(URI.create("/categories/" + created.getSlug())).body(CategoryView.of(created));
	}

	private @Nullable Category parent(@Nullable String slug) {
		if (slug == null) {
			return null;
		}
		return this.categories.findBySlug(slug).orElseThrow(() -> new InvalidReferenceException("category", slug));
	}

	record NewCategory(@NotBlank @Size(max = 80) String name,
			@NotNull @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug, @Nullable String parent) {

	}

	record CategoryView(String slug, String name, @Nullable String parent) {

		static CategoryView of(Category category) {
			Category parent = category.getParent();
			return new CategoryView(category.getSlug(), category.getName(), (parent != null) ? parent.getSlug() : null);
		}

	}

}
