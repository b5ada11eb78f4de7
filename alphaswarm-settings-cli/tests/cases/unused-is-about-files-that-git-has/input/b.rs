fn f() { s.greeting; }
