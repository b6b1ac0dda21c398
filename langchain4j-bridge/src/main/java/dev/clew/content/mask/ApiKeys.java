package dev.clew.content.mask;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keys that providers begin with letters of their own.
 */
final class ApiKeys implements Mask {

	private static final int SHORTEST = Rows.ROW;

	private static final String FIRST = "sArgxh";

	private static final List<KeyForm> FORMS = List.of(KeyForm.dashed("sk-ant-", 8, 6),
			KeyForm.dashed("sk-proj-", 8, 6), KeyForm.dashed("sk-svcacct-", 8, 6), KeyForm.dashed("sk-", 16, 12),
			KeyForm.plain("sk_live_", 16), KeyForm.plain("sk_test_", 16), KeyForm.plain("rk_live_", 16),
			KeyForm.capitals("AKIA", 16), KeyForm.capitals("ASIA", 16), KeyForm.plain("ghp_", 20),
			KeyForm.plain("gho_", 20), KeyForm.plain("ghu_", 20), KeyForm.plain("ghs_", 20), KeyForm.plain("ghr_", 20),
			KeyForm.plain("github_pat_", 20), KeyForm.dashed("glpat-", 16, 6), KeyForm.dashed("xoxa-", 10, 6),
			KeyForm.dashed("xoxb-", 10, 6), KeyForm.dashed("xoxp-", 10, 6), KeyForm.dashed("xoxr-", 10, 6),
			KeyForm.dashed("xoxs-", 10, 6), KeyForm.dashed("AIza", 30, 6), KeyForm.plain("hf_", 30));

	@Override
	public void find(String text, Ranges found) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			if (Ascii.isWord(text.charAt(i))) {
				int end = Ascii.endOfWord(text, i);
				if (end - i >= SHORTEST) {
					word(text, i, end, found);
				}
				i = end;
			}
		}
	}

	// A key may stand behind dashes and underscores. Where the rest of the word is no key
	// with dashes, no later part of it is one.
	private static void word(String text, int start, int end, Ranges found) {
		boolean dashed = true;
		int i = start;
		while (i <= end - SHORTEST) {
			KeyForm form = (i == start || !Ascii.isAlphanumeric(text.charAt(i - 1))) ? formAt(text, i) : null;
			int after = (form != null && (dashed || !form.isDashed())) ? form.end(text, i, end) : -1;
			if (after > 0) {
				found.add(i, after, Credentials.KIND);
			}
			else if (form != null) {
				dashed &= !form.isDashed();
			}
			i = (after > 0) ? after : i + 1;
		}
	}

	private static @Nullable KeyForm formAt(String text, int index) {
		if (FIRST.indexOf(text.charAt(index)) < 0) {
			return null;
		}
		for (KeyForm form : FORMS) {
			if (text.startsWith(form.prefix(), index)) {
				return form;
			}
		}
		return null;
	}

}
