INSERT INTO booking (id, guest, hut, arrival, nights, beds, status) VALUES
	('HUT-101', 'Ines Moreau', 'Lauterbach Hut', DATE '2027-06-26', 2, 4, 'CONFIRMED'),
	('HUT-117', 'Ravi Menon', 'Steinkar Hut', DATE '2027-07-03', 1, 2, 'CONFIRMED'),
	('HUT-204', 'Ada Lindner', 'Almgrat Hut', DATE '2027-07-14', 3, 2, 'CONFIRMED'),
	('HUT-305', 'Jonas Weber', 'Almgrat Hut', DATE '2027-08-08', 2, 6, 'CONFIRMED'),
	('HUT-309', 'Mei Tanaka', 'Lauterbach Hut', DATE '2027-08-21', 4, 1, 'CANCELLED');
