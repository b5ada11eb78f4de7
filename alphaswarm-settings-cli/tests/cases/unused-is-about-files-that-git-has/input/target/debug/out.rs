fn f() { s.motto; }
