(() => {
	'use strict';

	const root = document.documentElement;
	root.classList.add('js');

	const all = (selector, parent) => Array.from((parent || document).querySelectorAll(selector));

	const element = (name, css, text) => {
		const node = document.createElement(name);
		if (css) {
			node.className = css;
		}
		if (text !== undefined) {
			node.textContent = text;
		}
		return node;
	};

	// Local times. Thousands are written in slices, so that the page answers meanwhile.
	const localTimes = () => {
		const format = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric',
				hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
		const times = all('time[datetime]');
		let next = 0;
		const slice = () => {
			const end = Math.min(next + 400, times.length);
			for (; next < end; next++) {
				const time = times[next];
				time.textContent = format.format(new Date(time.getAttribute('datetime')));
			}
			if (next < times.length) {
				setTimeout(slice, 20);
			}
		};
		slice();
	};

	const copy = (button, text) => {
		const done = () => {
			button.textContent = 'Copied';
			setTimeout(() => { button.textContent = 'Copy'; }, 1500);
		};
		const select = () => {
			// Browsers hide the clipboard where the connection is not encrypted
			const area = element('textarea');
			area.value = text;
			(button.closest('dialog') || document.body).appendChild(area);
			area.select();
			const copied = document.execCommand('copy');
			area.remove();
			button.focus();
			if (copied) {
				done();
			}
		};
		if (navigator.clipboard && navigator.clipboard.writeText) {
			navigator.clipboard.writeText(text).then(done, select);
		}
		else {
			select();
		}
	};

	// One tab stop for all revisions of a database, one for its history; arrows move in it
	const ITEM = '.r, td.id a';

	const listOf = (item) => item.closest('.rows, table');

	const stop = (list) => list.querySelector('[tabindex="0"]');

	const moveStop = (item, focus) => {
		const before = stop(listOf(item));
		if (before) {
			before.tabIndex = -1;
		}
		item.tabIndex = 0;
		const row = item.classList.contains('r');
		if (focus) {
			item.focus({ preventScroll: row });
		}
		if (row) {
			show(item);
		}
	};

	// The height of a row, which the style sheet and the drawing have too
	const ROW = 44;

	// A row may be far down, and its lane far to the right, of a part that scrolls itself
	const show = (row) => {
		const scroll = row.closest('.scroll');
		const top = indexOf(row) * ROW;
		if (top < scroll.scrollTop + ROW) {
			scroll.scrollTop = top - 2 * ROW;
		}
		else if (top > scroll.scrollTop + scroll.clientHeight - 2 * ROW) {
			scroll.scrollTop = top - scroll.clientHeight + 3 * ROW;
		}
		const x = Number(row.dataset.x);
		const seen = scroll.clientWidth - row.offsetWidth;
		if (x && (x < scroll.scrollLeft + 20 || x > scroll.scrollLeft + seen - 20)) {
			scroll.scrollLeft = x - seen / 2;
		}
	};

	const rowsOf = (section) => {
		if (!section.revisionRows) {
			section.revisionRows = all('.r', section);
			section.revisionRows.forEach((row, index) => { row.revisionIndex = index; });
		}
		return section.revisionRows;
	};

	const indexOf = (row) => {
		rowsOf(row.closest('.db'));
		return row.revisionIndex;
	};

	const neighbour = (row, step) => {
		const rows = rowsOf(row.closest('.db'));
		return rows[Math.max(0, Math.min(rows.length - 1, indexOf(row) + step))];
	};

	const runs = (table) => all('tbody:not([hidden]) tr:not([hidden]) td.id a', table);

	const move = (item, step) => {
		if (item.classList.contains('r')) {
			return neighbour(item, step);
		}
		const items = runs(listOf(item));
		return items[Math.max(0, Math.min(items.length - 1, items.indexOf(item) + step))];
	};

	const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

	const onRowKey = (event) => {
		const item = event.target.closest && event.target.closest(ITEM);
		if (!item || !(event.key in MOVES) || event.ctrlKey || event.metaKey || event.altKey) {
			return;
		}
		event.preventDefault();
		moveStop(move(item, MOVES[event.key]), true);
	};

	// The revision that is looked at
	let dialog;
	let shown = null;
	let from = null;
	let answer = null;
	let direction = 'upgrade';
	let asked = 0;

	const part = (selector) => dialog.querySelector(selector);

	const fact = (name, value) => {
		if (value) {
			const list = part('dl');
			list.appendChild(element('dt', '', name));
			const dd = element('dd');
			if (typeof value === 'string') {
				dd.textContent = value;
			}
			else {
				value.forEach((child) => dd.appendChild(child));
			}
			list.appendChild(dd);
		}
	};

	const links = (section, text) => text.split(', ').map((id) => {
		const link = element('a', '', id);
		link.href = '#' + encodeURIComponent(section.dataset.key + '/' + id);
		return link;
	});

	const rowOf = (hash) => {
		try {
			const row = document.getElementById(decodeURIComponent(hash.replace(/^#/, '')));
			return row && row.classList.contains('r') ? row : null;
		}
		catch (ex) {
			return null;
		}
	};

	const remember = (hash) => {
		try {
			history.replaceState(null, '', hash || location.pathname + location.search);
		}
		catch (ex) {
			// Some browsers refuse that for files, where nothing but the link is lost
		}
	};

	const open = (row, link) => {
		const section = row.closest('.db');
		shown = row;
		from = link || row;
		answer = null;
		moveStop(row, false);
		part('.place').textContent = all('.db').length > 1 ? 'Revision of ' + section.dataset.name : 'Revision';
		part('h2').textContent = row.querySelector('code').textContent;
		part('.message').textContent = row.querySelector('.m').textContent;
		const badges = part('.bs');
		badges.textContent = '';
		all('.b', row).forEach((badge) => badges.appendChild(badge.cloneNode(true)));
		part('dl').textContent = '';
		all('.v', row).forEach((line) => {
			const quoted = line.querySelector('q');
			const depends = line.textContent.indexOf('depends') === 0;
			fact(depends ? 'Depends on' : 'Builds on', links(section, quoted.textContent));
		});
		const time = row.querySelector('time');
		if (time) {
			fact('Applied', time.textContent);
		}
		part('.newer').disabled = neighbour(row, -1) === row;
		part('.older').disabled = neighbour(row, 1) === row;
		remember(row.getAttribute('href'));
		if (!dialog.open) {
			dialog.showModal();
		}
		part('.sql-text').focus({ preventScroll: true });
		load(section, row);
	};

	const load = (section, row) => {
		const ticket = ++asked;
		const id = row.querySelector('code').textContent;
		const embedded = section.querySelector('script.sql');
		note('Reading the SQL …');
		if (embedded) {
			section.revisionSql = section.revisionSql || JSON.parse(embedded.textContent);
			if (section.revisionSql[id]) {
				arrive(section.revisionSql[id]);
			}
			else {
				note('This application does not have the revision, so it cannot say what it does.');
			}
			return;
		}
		// The page may be mapped to any path, so its own address is the only one to go by
		const url = location.pathname.replace(/\/+$/, '') + '/' + encodeURIComponent(id) + '?context='
				+ encodeURIComponent(section.dataset.context) + '&database=' + encodeURIComponent(section.dataset.name);
		fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
			.then((response) => response.ok ? response.json() : response.json().catch(() => ({}))
				.then((json) => Promise.reject(new Error(json.error || 'The application answered ' + response.status + '.'))))
			.then((json) => {
				if (ticket === asked) {
					arrive(json.contexts[section.dataset.context].databases[section.dataset.name]);
				}
			})
			.catch((error) => {
				if (ticket === asked) {
					note('The SQL could not be read. ' + error.message);
				}
			});
	};

	const arrive = (json) => {
		answer = json || {};
		if (answer.appliedAt) {
			fact(answer.stamped ? 'Stamped by' : 'Applied by', [answer.applicationVersion
					&& 'version ' + answer.applicationVersion, answer.databaseUser, answer.host
					&& 'on ' + answer.host].filter(Boolean).join(' '));
		}
		fact('Script', answer.known === false ? '' : answer.script);
		if (answer.transactional === false) {
			fact('Transaction', 'None: if it fails, what it did before stays.');
		}
		showSql();
	};

	const note = (text) => {
		const panel = part('.sql-text');
		panel.className = 'sql-text note';
		panel.textContent = text;
		part('.source').textContent = '';
		part('.sql-copy').hidden = true;
	};

	const sqlText = () => {
		const sql = answer && answer[direction];
		return sql && sql.statements ? sql.statements.map((statement) => statement.trim().replace(/;$/, '') + ';')
			.join('\n\n') : '';
	};

	const showSql = () => {
		if (!answer) {
			return;
		}
		const sql = answer[direction] || {};
		const text = sqlText();
		if (!text) {
			note(sql.unavailable || 'It does nothing.');
			return;
		}
		const panel = part('.sql-text');
		panel.className = 'sql-text';
		panel.textContent = '';
		colour(text).forEach((child) => panel.appendChild(child));
		if (sql.unavailable) {
			panel.appendChild(element('span', 'z', '\n\n-- ' + sql.unavailable));
		}
		part('.source').textContent = sql.source === 'HISTORY' ? 'As the history has recorded it'
				: sql.source === 'SCRIPT' ? 'As the script says it' : '';
		part('.sql-copy').hidden = false;
	};

	const TOKENS = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*"|`[^`]*`|[A-Za-z_][A-Za-z0-9_$]*)|(\b\d+(?:\.\d+)?\b)/g;

	const WORDS = new Set(('ADD ALTER AND AS ASC BEGIN BY CASCADE CASE CHECK COLUMN COMMENT COMMIT CONCURRENTLY CONSTRAINT CREATE '
			+ 'CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DO DROP ELSE END ENUM EXISTS FALSE FOREIGN FROM FUNCTION GENERATED '
			+ 'GRANT GROUP HAVING IDENTITY IF IN INDEX INSERT INTO IS JOIN KEY LEFT LIKE LIMIT MODIFY NOT NULL ON OR ORDER '
			+ 'PRIMARY REFERENCES RENAME REPLACE RESTRICT RETURNS REVOKE SELECT SEQUENCE SET TABLE THEN TO TRIGGER TRUE TYPE '
			+ 'UNION UNIQUE UPDATE USING VALIDATE VALUES VIEW WHEN WHERE WITH').split(' '));

	const colour = (text) => {
		const nodes = [];
		let end = 0;
		text.replace(TOKENS, (token, comment, string, word, number, at) => {
			const css = comment ? 'z' : string ? 's' : number ? 'n' : WORDS.has(token.toUpperCase()) ? 'k' : '';
			if (css) {
				nodes.push(document.createTextNode(text.slice(end, at)), element('span', css, token));
				end = at + token.length;
			}
			return token;
		});
		nodes.push(document.createTextNode(text.slice(end)));
		return nodes;
	};

	const choose = (tab) => {
		direction = tab.id === 'tab-up' ? 'upgrade' : 'downgrade';
		all('[role=tab]', dialog).forEach((other) => {
			other.setAttribute('aria-selected', String(other === tab));
			other.tabIndex = other === tab ? 0 : -1;
		});
		part('.sql-text').setAttribute('aria-labelledby', tab.id);
		showSql();
	};

	const prepareDialog = () => {
		dialog = document.getElementById('revision');
		const tabs = all('[role=tab]', dialog);
		tabs.forEach((tab) => tab.addEventListener('click', () => choose(tab)));
		dialog.addEventListener('keydown', (event) => {
			if (event.target.getAttribute('role') === 'tab' && /^Arrow(Left|Right)$/.test(event.key)) {
				event.preventDefault();
				const other = tabs[event.target === tabs[0] ? 1 : 0];
				choose(other);
				other.focus();
			}
		});
		dialog.addEventListener('click', (event) => {
			const link = event.target.closest('dd a');
			if (event.target === dialog) {
				dialog.close();
			}
			else if (link) {
				event.preventDefault();
				const row = rowOf(link.getAttribute('href'));
				if (row) {
					open(row);
				}
			}
		});
		dialog.addEventListener('close', () => {
			remember('');
			if (from) {
				moveStop(from, true);
			}
		});
		part('.close').addEventListener('click', () => dialog.close());
		part('.newer').addEventListener('click', () => open(neighbour(shown, -1)));
		part('.older').addEventListener('click', () => open(neighbour(shown, 1)));
		part('.sql-copy').addEventListener('click', (event) => copy(event.currentTarget, sqlText()));
	};

	// Finding revisions: all stay where they are, since the lines belong to them
	const prepareGraph = (section) => {
		const rows = section.querySelector('.rows');
		if (!rows) {
			return;
		}
		const first = rows.querySelector('.r.current, .r.failed, .r.running') || rows.querySelector('.r');
		first.tabIndex = 0;
		if (indexOf(first) > 8) {
			section.querySelector('.scroll').scrollTop = (indexOf(first) - 4) * ROW;
		}
		const input = section.querySelector('.find-revision');
		const output = input.parentNode.querySelector('output');
		let hits = [];
		let at = -1;
		const go = (step) => {
			if (hits.length) {
				at = (at + step + hits.length) % hits.length;
				moveStop(hits[at], false);
				output.textContent = (at + 1) + ' of ' + hits.length;
			}
		};
		input.addEventListener('input', () => {
			const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
			hits.forEach((row) => row.classList.remove('hit'));
			rows.classList.toggle('search', words.length > 0);
			hits = words.length ? rowsOf(section).filter((row) => matches(row, words)) : [];
			hits.forEach((row) => row.classList.add('hit'));
			at = -1;
			output.textContent = words.length ? 'None found' : '';
			go(1);
		});
		input.addEventListener('keydown', (event) => {
			if (event.key === 'Enter') {
				event.preventDefault();
				go(event.shiftKey ? -1 : 1);
			}
			else if (event.key === 'ArrowDown') {
				event.preventDefault();
				moveStop(hits[at] || stop(rows), true);
			}
		});
	};

	const matches = (row, words) => {
		if (row.searchText === undefined) {
			// Somebody who looks for a number does not mean the time
			row.searchText = all('code, .m, .b, q, td', row).map((one) => one.textContent).join(' ').toLowerCase();
		}
		return words.every((word) => row.searchText.indexOf(word) >= 0);
	};

	const prepareHistory = (section) => {
		const input = section.querySelector('.find-run');
		if (!input) {
			return;
		}
		const way = section.querySelector('.direction');
		const outcome = section.querySelector('.outcome');
		const output = input.parentNode.querySelector('output');
		const rows = all('tr.h', section);
		const bodies = all('tbody', section);
		const filter = () => {
			const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
			let count = 0;
			rows.forEach((row) => {
				const fits = (!way.value || row.dataset.d === way.value) && (!outcome.value || row.dataset.o === outcome.value)
						&& matches(row, words);
				row.hidden = !fits;
				count += fits ? 1 : 0;
			});
			bodies.forEach((body) => { body.hidden = !body.querySelector('tr:not([hidden])'); });
			const before = stop(section.querySelector('table'));
			const first = runs(section)[0];
			if (first && (!before || before.closest('tr').hidden)) {
				moveStop(first, false);
			}
			output.textContent = count === rows.length ? '' : count ? count + ' of ' + rows.length : 'None found';
		};
		rows[0].querySelector('td.id a').tabIndex = 0;
		[way, outcome].forEach((select) => select.addEventListener('change', filter));
		input.addEventListener('input', filter);
	};

	const onKey = (event) => {
		if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !dialog.open) {
			const section = event.target.closest && event.target.closest('.db') || document;
			const input = section.querySelector('.find-revision');
			if (input) {
				event.preventDefault();
				input.focus();
			}
		}
		else if (event.key === 'Escape' && event.target.type === 'search') {
			event.target.value = '';
			event.target.dispatchEvent(new Event('input'));
		}
	};

	const onClick = (event) => {
		const button = event.target.closest('.command .copy');
		if (button) {
			copy(button, button.parentNode.querySelector('code').textContent);
			return;
		}
		const link = event.target.closest(ITEM);
		if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
			const row = rowOf(link.getAttribute('href'));
			if (row) {
				event.preventDefault();
				if (link !== row) {
					moveStop(link, false);
				}
				open(row, link);
			}
		}
	};

	const onHash = () => {
		const row = rowOf(location.hash);
		if (row) {
			open(row);
		}
	};

	// Only where something is going on, and nobody is busy with the page
	const prepareRefresh = () => {
		const box = document.getElementById('refresh');
		if (!box) {
			return;
		}
		const KEY = 'migrations-refresh';
		try {
			box.checked = sessionStorage.getItem(KEY) !== 'off';
			box.addEventListener('change', () => sessionStorage.setItem(KEY, box.checked ? 'on' : 'off'));
		}
		catch (ex) {
			// Without a memory it is as the page says
		}
		setInterval(() => {
			const busy = dialog.open || all('input[type=search]').some((input) => input.value);
			if (box.checked && !busy && !document.hidden) {
				location.reload();
			}
		}, Number(document.body.dataset.refresh) * 1000);
	};

	document.addEventListener('DOMContentLoaded', () => {
		prepareDialog();
		all('.db').forEach((section) => {
			prepareGraph(section);
			prepareHistory(section);
		});
		document.addEventListener('click', onClick);
		document.addEventListener('keydown', onRowKey);
		document.addEventListener('keydown', onKey);
		window.addEventListener('hashchange', onHash);
		prepareRefresh();
		localTimes();
		onHash();
	});
})();
