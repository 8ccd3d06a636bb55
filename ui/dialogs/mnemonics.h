// Letters to reach the fields of a form by Alt, in whatever language it is: those that a text
// names itself (&) stand, the others get the first letter that is free. Thread: GUI only.
#pragma once

class QWidget;

namespace lightstack::ui {

// Once the form is complete; texts that are set later do without.
void giveMnemonics(QWidget* form);

} // namespace lightstack::ui
