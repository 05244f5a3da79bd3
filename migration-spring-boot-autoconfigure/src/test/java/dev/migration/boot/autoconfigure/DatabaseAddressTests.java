package dev.migration.boot.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseAddress}.
 */
class DatabaseAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://db.example.com:6543/shop            | db.example.com:6543/shop
			jdbc:postgresql://DB.example.com/shop?password=a@b/c  | db.example.com:5432/shop
			jdbc:postgresql://127.0.0.1/shop                      | localhost:5432/shop
			jdbc:postgresql://[::1]:5432/shop                     | localhost:5432/shop
			jdbc:postgresql://[2001:db8::7]/shop                  | [2001:db8::7]:5432/shop
			jdbc:postgresql:///shop                               | localhost:5432/shop
			jdbc:postgresql:shop                                  | localhost:5432/shop
			jdbc:postgresql://one,two:6543/shop?loadBalance=true  | one:5432,two:6543/shop
			jdbc:postgresql://db/my%20shop%2B                     | db:5432/my shop+
			jdbc:postgresql://db/                                 | db:5432/
			jdbc:postgresql://db?user=me                          | db:5432/
			jdbc:mariadb://DB.example.com/shop?password=secret    | db.example.com:3306/shop
			jdbc:mariadb:replication://one,two:3307/shop          | one:3306,two:3307/shop
			jdbc:mariadb://127.0.0.1:3306                         | localhost:3306/
			jdbc:mysql://db/shop?useSSL=true                      | db:3306/shop
			jdbc:mysql://me:secret@db/shop                        | db:3306/shop
			jdbc:h2:mem:shop;PASSWORD=secret                      | mem:shop
			jdbc:h2:file:./data/shop;USER=me                      | ./data/shop
			jdbc:h2:~/shop                                        | ~/shop
			jdbc:h2:tcp://db/~/shop                               | db:9092/~/shop
			jdbc:h2:ssl://db:8085/mem:shop;CIPHER=AES             | db:8085/mem:shop
			""")
	void isWhatTheDriverConnectsTo(String url, String address) {
		assertThat(DatabaseAddress.of(url)).map(DatabaseAddress::toString).contains(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://me:secret@db/shop", "jdbc:postgresql://me:sec/ret@db/shop",
			"jdbc:postgresql://me:sec?ret@db/shop", "jdbc:postgresql://me@db/shop", "jdbc:postgresql://db:port/shop",
			"jdbc:postgresql://12/secret@db", "jdbc:h2:mem:", "jdbc:mysql://address=(host=db)(password=secret)/shop",
			"jdbc:oracle:thin:@db:1521/shop", "shop" })
	void isNotKnownForWhatTheDriverDoesNotUnderstand(String url) {
		assertThat(DatabaseAddress.of(url)).isEmpty();
	}

}
