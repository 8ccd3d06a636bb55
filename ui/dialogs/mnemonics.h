// Letters to reach the fields of a form by Alt, in whatever language it is: those that a text
// names itself (&) stand, the others get the first letter that is free. Thread: GUI only.
#pragma once

class QWidget;

namespace lightstack::ui {

// Once the form is complete, and again where a text was set later: what has a letter keeps it.
void giveMnemonics(QWidget* form);

} // namespace lightstack::ui
