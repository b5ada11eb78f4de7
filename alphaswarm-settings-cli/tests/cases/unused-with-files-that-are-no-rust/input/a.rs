fn f( {
    s.motto;
    "
