// The conversation of this browser tab: its id and its turns outlive a reload.

const KEY = "hut-desk";

let state = JSON.parse(sessionStorage.getItem(KEY)) ?? fresh();

export const conversation = {

	get id() {
		return state.id;
	},

	get turns() {
		return state.turns;
	},

	add(turn) {
		state.turns.push(turn);
		save();
		return turn;
	},

	save,

	restart() {
		state = fresh();
		save();
	},

};

function fresh() {
	const random = crypto.getRandomValues(new Uint8Array(12));
	return { id: `c-${Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("")}`, turns: [] };
}

function save() {
	sessionStorage.setItem(KEY, JSON.stringify(state));
}
