; The places of a script that decide which variables it reads. The same for JavaScript, TypeScript,
; JSX and TSX, which are read by the grammars of TypeScript.

(comment) @comment

; Where names are declared.
[
  (program)
  (statement_block)
  (class_body)
  (switch_body)
  (for_statement)
  (for_in_statement)
  (catch_clause)
] @scope

[
  (function_declaration)
  (generator_function_declaration)
  (function_expression)
  (generator_function)
  (arrow_function)
  (method_definition)
] @function

(variable_declarator) @declarator
(import_statement) @import
(enum_declaration) @enum
(class_declaration name: (_) @declared)
(function_declaration name: (_) @declared)
(generator_function_declaration name: (_) @declared)

; What a function is called.
(function_declaration name: (_) @name) @named
(generator_function_declaration name: (_) @name) @named
(method_definition name: (_) @name) @named
(variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)] @named)
(public_field_definition name: (_) @name value: [(arrow_function) (function_expression)] @named)
(pair key: (_) @name value: [(arrow_function) (function_expression)] @named)
(assignment_expression
  left: (member_expression property: (_) @name)
  right: [(arrow_function) (function_expression)] @named)

; Where variables are read.
(member_expression) @member
(subscript_expression) @subscript
(call_expression) @call
(binary_expression operator: "in") @membership
(assignment_pattern left: (object_pattern)) @destructuring
(assignment_expression left: (object_pattern)) @destructuring

; What is no read.
(assignment_expression left: [(member_expression) (subscript_expression)] @target)
(unary_expression operator: "delete" argument: (_) @target)
