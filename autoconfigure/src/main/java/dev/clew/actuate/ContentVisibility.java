package dev.clew.actuate;

import java.util.Locale;
import java.util.Set;

import dev.clew.actuate.json.ContentView;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;

/**
 * Who may see what users and models said.
 *
 * @param show never, always, or when the user has one of the roles
 * @param roles roles that open content with {@link Show#WHEN_AUTHORIZED}; nobody has one
 * of none
 */
public record ContentVisibility(Show show, Set<String> roles) {

	static final String PROPERTY = "clew.endpoints.show-content";

	public ContentVisibility {
		roles = Set.copyOf(roles);
	}

	ContentView viewFor(SecurityContext securityContext) {
		return view(!nobodyIsAuthorized() && this.show.isShown(securityContext, this.roles));
	}

	/**
	 * The view where nobody is known to look, as over JMX.
	 * @return the view
	 */
	ContentView viewForNobody() {
		return view(this.show.isShown(false));
	}

	private ContentView view(boolean shown) {
		return new ContentView(shown ? null : setting(), false);
	}

	private boolean nobodyIsAuthorized() {
		return this.show == Show.WHEN_AUTHORIZED && this.roles.isEmpty();
	}

	private String setting() {
		String setting = PROPERTY + "=" + this.show.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return nobodyIsAuthorized() ? setting + ", and clew.endpoints.roles is empty" : setting;
	}

}
