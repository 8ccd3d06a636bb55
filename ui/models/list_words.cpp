#include "ui/models/list_words.h"

#include "ui/models/number_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <cmath>

namespace lightstack::ui {

using library::LibraryPlace;
using library::ListKind;

namespace {

struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(ListWords)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString monthText(int year, int month) {
    const QLocale locale;
    const QString name = locale.standaloneMonthName(month);
    return QStringLiteral("%1 %2").arg(name.left(1).toUpper() + name.mid(1), QString::number(year));
}

QString timelineTitle(const std::string& value) {
    const QStringList parts = text(value).split(u'-');
    if (parts.size() == 1) return parts[0];
    if (parts.size() == 2) return monthText(parts[0].toInt(), parts[1].toInt());
    return QLocale().toString(
        QDate(parts[0].toInt(), parts[1].toInt(), parts[2].toInt()), QLocale::LongFormat);
}

QString degrees(double value, const QString& positive, const QString& negative) {
    return QStringLiteral("%1° %2").arg(
        QLocale().toString(std::abs(value), 'f', 2), value < 0 ? negative : positive);
}

QString spotTitle(const LibraryPlace& place) {
    const QStringList parts = text(place.value).split(u',');
    if (parts.size() != 2) return text(place.title);
    const QString at = placeText(parts[0].toDouble() / 100, parts[1].toDouble() / 100);
    return place.title.empty() ? at : QStringLiteral("%1 – %2").arg(at, text(place.title));
}

} // namespace

QString placeText(double latitude, double longitude) {
    return QStringLiteral("%1, %2").arg(degrees(latitude, ListWords::tr("N"), ListWords::tr("S")),
        degrees(longitude, ListWords::tr("E"), ListWords::tr("W")));
}

QString sectionTitle(ListKind kind) {
    switch (kind) {
    case ListKind::All:
        return ListWords::tr("All pictures and films");
    case ListKind::Timeline:
        return ListWords::tr("Timeline");
    case ListKind::Album:
        return ListWords::tr("Albums");
    case ListKind::Person:
        return ListWords::tr("People");
    case ListKind::Camera:
        return ListWords::tr("Cameras");
    case ListKind::Lens:
        return ListWords::tr("Lenses");
    case ListKind::Place:
        return ListWords::tr("Places");
    case ListKind::WithoutSidecar:
        return ListWords::tr("Without a sidecar");
    case ListKind::OrphanSidecars:
        return ListWords::tr("Orphan sidecars");
    case ListKind::WithoutDate:
        return ListWords::tr("Without a date");
    case ListKind::DateConflicts:
        return ListWords::tr("Date conflicts");
    case ListKind::Errors:
        return ListWords::tr("Errors");
    case ListKind::Duplicates:
        return ListWords::tr("Duplicates");
    }
    return {};
}

QString listIcon(ListKind kind) {
    static const std::array<const char*, library::kListKinds> kIcons{"library", "calendar", "album",
        "person", "camera", "lens", "place", "no-sidecar", "json", "no-date", "date-conflict",
        "warning", "copy"};
    return QLatin1String(kIcons[static_cast<std::size_t>(kind)]);
}

QString listTitle(const LibraryPlace& place) {
    if (place.value.empty() && place.title.empty()) return sectionTitle(place.kind);
    switch (place.kind) {
    case ListKind::Timeline:
        return timelineTitle(place.value);
    case ListKind::Album:
        return text(place.title.empty() ? place.value : place.title);
    case ListKind::Place:
        return spotTitle(place);
    default:
        return text(place.value);
    }
}

std::vector<ListStep> listSteps(const LibraryPlace& place) {
    std::vector<ListStep> steps{{ListWords::tr("Library"), LibraryPlace{}}};
    if (place.kind == ListKind::All) return steps;
    const LibraryPlace section{place.kind};
    const bool itself = place == section;
    const bool isList = itself || place.kind == ListKind::Timeline;
    steps.push_back({sectionTitle(place.kind), isList ? std::optional(section) : std::nullopt});
    if (itself) return steps;
    if (place.kind == ListKind::Timeline && place.value.size() > 4) {
        const LibraryPlace year{place.kind, place.value.substr(0, 4)};
        steps.push_back({listTitle(year), year});
    }
    steps.push_back({listTitle(place), place});
    return steps;
}

HeadingWords headingWords(const browse::FolderView& view, std::size_t heading) {
    const browse::ViewHeading& at = view.headings[heading];
    const int next = heading + 1 < view.headings.size() ? view.headings[heading + 1].firstRow
                                                        : static_cast<int>(view.order.size());
    const int rows = next - at.firstRow;
    switch (view.headingKind) {
    case browse::HeadingKind::Month:
        return {at.value < 0 ? sectionTitle(ListKind::WithoutDate)
                             : monthText(static_cast<int>(at.value / 12),
                                   static_cast<int>(at.value % 12) + 1),
            QLocale().toString(rows)};
    case browse::HeadingKind::Copies:
        return {ListWords::tr("%Ln file(s) with the same content", nullptr, rows),
            ListWords::tr("%1 each").arg(byteText(static_cast<std::uint64_t>(at.value)))};
    default:
        return {text(at.text), QLocale().toString(rows)};
    }
}

QStringList markLines(std::uint8_t marks) {
    QStringList lines;
    if (marks & browse::kMarkDuplicate) lines << ListWords::tr("Has a copy in the library");
    if (marks & browse::kMarkNoSidecar) lines << ListWords::tr("No sidecar was found for it");
    if (marks & browse::kMarkMotion) lines << ListWords::tr("A film belongs to it");
    if (marks & browse::kMarkArchived) lines << ListWords::tr("In an archive: read only");
    return lines;
}

QStringList markIcons(std::uint8_t marks) {
    QStringList icons;
    if (marks & browse::kMarkError) icons << QStringLiteral("warning");
    if (marks & browse::kMarkDuplicate) icons << QStringLiteral("copy");
    if (marks & browse::kMarkNoSidecar) icons << QStringLiteral("no-sidecar");
    if (marks & browse::kMarkMotion) icons << QStringLiteral("motion");
    return icons;
}

} // namespace lightstack::ui
