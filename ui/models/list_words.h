// Lists of the library in words: what they are called, their headings and marks.
// Thread: GUI (translations).
#pragma once

#include "core/browse/folder_view.h"
#include "core/browse/list_facts.h"
#include "core/library/library_lists.h"

#include <QString>
#include <QStringList>

namespace lightstack::ui {

// "All pictures", "2019", "May 2019", "Rome 2019", "48.85° N, 2.35° E – Rome 2019".
QString listTitle(const library::LibraryPlace& place);
// Of the kind: "Timeline", "Albums", "Without a sidecar".
QString sectionTitle(library::ListKind kind);
QString listIcon(library::ListKind kind);
// "Library", "Albums", "Rome 2019"; with the list that a step stands for, where it is one.
struct ListStep {
    QString text;
    std::optional<library::LibraryPlace> place;
};
std::vector<ListStep> listSteps(const library::LibraryPlace& place);
QString placeText(double latitude, double longitude);

// A heading of a view: "May 2019", "3 copies of 2.4 MB each". `secondary`: how many rows it heads.
struct HeadingWords {
    QString text;
    QString secondary;
};
HeadingWords headingWords(const browse::FolderView& view, std::size_t heading);

// For the tool tip of an entry, a line a mark; and the icons that stand on its picture.
QStringList markLines(std::uint8_t marks);
QStringList markIcons(std::uint8_t marks);

} // namespace lightstack::ui
