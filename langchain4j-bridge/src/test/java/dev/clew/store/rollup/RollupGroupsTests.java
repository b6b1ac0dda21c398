package dev.clew.store.rollup;

import java.util.List;

import dev.clew.store.rollup.RollupTally.Count;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RollupGroupsTests {

	// Room for three users.
	private final RollupGroups groups = new RollupGroups(Rollup.USERS, 900);

	@Test
	void groupsThatThereIsNoRoomForAreOne() {
		for (String user : List.of("ann", "bob", "eve", "dan", "kim")) {
			count(this.groups, user, 1);
		}
		assertThat(this.groups.groups().keySet()).containsExactlyInAnyOrder(of("ann"), of("bob"), of("eve"),
				List.of(RollupGroups.OTHER, RollupGroups.OTHER, RollupGroups.OTHER));
		assertThat(this.groups.group(of("kim")).count(Count.ALL)).isEqualTo(2);
	}

	@Test
	void groupsThatAreTakenOffGiveTheirRoomBack() {
		for (int user = 0; user < 20; user++) {
			change("u" + user, 1);
			change("u" + user, -1);
		}
		change("ann", 1);
		assertThat(this.groups.groups().keySet()).containsExactly(of("ann"));
	}

	private void change(String user, int times) {
		RollupGroups change = new RollupGroups(Rollup.USERS, 900);
		count(change, user, times);
		this.groups.add(change);
	}

	private static void count(RollupGroups groups, String user, int times) {
		groups.group(of(user)).add(Count.ALL, times);
	}

	private static List<@Nullable String> of(String user) {
		return List.of(user, "prod", "desk");
	}

}
