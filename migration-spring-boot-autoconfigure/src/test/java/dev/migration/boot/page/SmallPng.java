package dev.migration.boot.page;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes a screenshot with its 256 most frequent colours, which is a third of the bytes.
 */
final class SmallPng {

	private SmallPng() {
	}

	static byte[] of(byte[] png) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
		Map<Integer, Integer> counts = new HashMap<>();
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				counts.merge(image.getRGB(x, y) | 0xFF000000, 1, Integer::sum);
			}
		}
		return write(indexed(image, palette(counts)));
	}

	/**
	 * The most frequent colours, and those of the others that are missed most, as of a
	 * thin line.
	 */
	private static int[] palette(Map<Integer, Integer> counts) {
		int[] colours = counts.entrySet()
			.stream()
			.sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.mapToInt(Map.Entry::getKey)
			.toArray();
		int[] palette = Arrays.copyOf(colours, Math.min(colours.length, 256));
		double[] missed = new double[colours.length];
		for (int size = 64; size < palette.length; size++) {
			int most = 0;
			for (int index = 0; index < colours.length; index++) {
				int distance = distance(colours[index], palette[nearest(colours[index], palette, size)]);
				missed[index] = distance * Math.sqrt(counts.getOrDefault(colours[index], 0));
				most = (missed[index] > missed[most]) ? index : most;
			}
			palette[size] = colours[most];
		}
		return palette;
	}

	private static BufferedImage indexed(BufferedImage image, int[] colours) {
		IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, -1,
				java.awt.image.DataBuffer.TYPE_BYTE);
		BufferedImage indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
				model);
		Map<Integer, Integer> nearest = new HashMap<>();
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				int index = nearest.computeIfAbsent(image.getRGB(x, y),
						(colour) -> nearest(colour, colours, colours.length));
				indexed.getRaster().setSample(x, y, 0, index);
			}
		}
		return indexed;
	}

	private static int nearest(int colour, int[] colours, int size) {
		int best = 0;
		for (int index = 1; index < size; index++) {
			if (distance(colour, colours[index]) < distance(colour, colours[best])) {
				best = index;
			}
		}
		return best;
	}

	private static int distance(int one, int other) {
		int red = (one >> 16 & 255) - (other >> 16 & 255);
		int green = (one >> 8 & 255) - (other >> 8 & 255);
		int blue = (one & 255) - (other & 255);
		return red * red + green * green + blue * blue;
	}

	private static byte[] write(BufferedImage image) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality(0);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
