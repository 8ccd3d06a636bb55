#include "ui/dialogs/stack_notes.h"

#include "core/base/file_path.h"
#include "ui/models/number_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace lightstack::ui {
namespace {

namespace note = volume::note;

QString words(const char* text, int n = -1) {
    return QCoreApplication::translate("StackWords", text, nullptr, n);
}

QString sizeWords(int width, int height) {
    return QStringLiteral("%1 × %2").arg(width).arg(height);
}

QString unitWords(std::string_view unit) {
    if (unit == "um") return QStringLiteral("µm");
    if (unit == "uA") return QStringLiteral("µA");
    return utf8Text(unit);
}

QString densityWords(const metadata::PixelDensity& density) {
    return words(density.perInch ? QT_TRANSLATE_NOOP("StackWords", "%1 pixels an inch")
                                 : QT_TRANSLATE_NOOP("StackWords", "%1 pixels a centimetre"))
        .arg(QLocale().toString(density.pixels, 'g', 7));
}

QString say(const note::Steps& n) {
    return words(QT_TRANSLATE_NOOP("StackWords", "The numbers go in steps of %1")).arg(n.step);
}

QString say(const note::Missing& n) {
    // Indices are names, not amounts: no separators.
    return words(QT_TRANSLATE_N_NOOP("StackWords", "%Ln number(s) between %1 and %2 have no slice"),
        pluralOf(n.count))
        .arg(n.first)
        .arg(n.last);
}

QString say(const note::SameNumber& n) {
    return words(
        QT_TRANSLATE_N_NOOP("StackWords", "%Ln file(s) have a number that another has too: “%1”"),
        pluralOf(static_cast<std::int64_t>(n.count)))
        .arg(utf8Text(n.name));
}

QString say(const note::NoneReadable&) {
    return words(QT_TRANSLATE_NOOP("StackWords", "No slice can be read"));
}

QString say(const note::Odd& n) {
    return words(
        QT_TRANSLATE_N_NOOP("StackWords", "%Ln slice(s) differ from the others in size or type"),
        pluralOf(static_cast<std::int64_t>(n.count)));
}

QString say(const note::Bad& n) {
    switch (n.state) {
    case volume::SliceState::Empty:
        return words(QT_TRANSLATE_N_NOOP("StackWords", "%Ln file(s) are empty"),
            pluralOf(static_cast<std::int64_t>(n.count)));
    case volume::SliceState::Truncated:
        return words(QT_TRANSLATE_N_NOOP("StackWords", "%Ln file(s) are cut off"),
            pluralOf(static_cast<std::int64_t>(n.count)));
    default:
        return words(QT_TRANSLATE_N_NOOP("StackWords", "%Ln file(s) cannot be read"),
            pluralOf(static_cast<std::int64_t>(n.count)));
    }
}

QString say(const note::MorePages& n) {
    return words(QT_TRANSLATE_N_NOOP(
                     "StackWords", "%Ln file(s) have more than one page; the first is the slice"),
        pluralOf(static_cast<std::int64_t>(n.count)));
}

QString say(const note::InColour& n) {
    return words(
        QT_TRANSLATE_N_NOOP("StackWords", "The slices are in colour (%Ln channel(s))"), n.channels);
}

QString say(const note::Strangers& n) {
    return words(QT_TRANSLATE_N_NOOP(
                     "StackWords", "%Ln picture(s) beside the stack are no slices of it: “%1”"),
        pluralOf(static_cast<std::int64_t>(n.count)))
        .arg(utf8Text(n.name));
}

QString say(const note::WritersDensity& n) {
    return words(QT_TRANSLATE_NOOP("StackWords",
                     "The TIFF resolution of %1 is a writer's default and not taken for a voxel "
                     "size"))
        .arg(densityWords(n.density));
}

QString say(const note::Mixed& n) {
    return words(QT_TRANSLATE_NOOP("StackWords",
                     "The pages are several volumes (channels: %1, slices: %2, times: %3)"))
        .arg(n.counts.channels)
        .arg(n.counts.slices)
        .arg(n.counts.times);
}

QString say(const note::OtherSize& n) {
    return words(n.used
                     ? QT_TRANSLATE_NOOP("StackWords", "%1 speaks of slices of %2, these have %3")
                     : QT_TRANSLATE_NOOP(
                           "StackWords", "%1 is a volume of slices of %2, these have %3: not used"))
        .arg(utf8Text(n.file), sizeWords(n.width, n.height), sizeWords(n.widthHere, n.heightHere));
}

QString say(const note::OtherCount& n) {
    return words(QT_TRANSLATE_N_NOOP("StackWords", "%1 speaks of %Ln slice(s), here are %2"),
        pluralOf(n.count))
        .arg(utf8Text(n.file), QLocale().toString(qlonglong{n.countHere}));
}

QString say(const note::OtherScan& n) {
    return words(QT_TRANSLATE_NOOP("StackWords", "%1 speaks of “%2”, not of these files: not used"))
        .arg(utf8Text(n.file), utf8Text(n.name));
}

QString say(const note::Reconstruction& n) {
    return words(QT_TRANSLATE_NOOP("StackWords",
                     "%1 speaks of what was reconstructed from these files: not used"))
        .arg(utf8Text(n.file));
}

QString say(const note::NoLength& n) {
    return words(n.claim.unit.empty()
                     ? QT_TRANSLATE_NOOP("StackWords", "%1 gives %2 (%3), but no unit")
                     : QT_TRANSLATE_NOOP("StackWords", "%1 gives %2 (%3), which is no length"))
        .arg(utf8Text(n.claim.file), edgesWords(n.claim), keyWords(n.claim));
}

QString say(const note::Contradiction& n) {
    const auto place = [](const metadata::VoxelClaim& claim) {
        return utf8Text(claim.file) + QStringLiteral(", ") + keyWords(claim);
    };
    return words(QT_TRANSLATE_NOOP("StackWords", "Voxel sizes disagree: %1 (%2, used) and %3 (%4)"))
        .arg(edgesWords(n.used), place(n.used), edgesWords(n.other), place(n.other));
}

QString claimPlace(const metadata::VoxelClaim& claim) {
    return utf8Text(claim.file) + QStringLiteral(": ") + keyWords(claim);
}

} // namespace

QString utf8Text(std::string_view bytes) {
    return QString::fromStdString(base::toLossyUtf8(bytes));
}

QString noteWords(const volume::StackNote& note) {
    return std::visit([](const auto& one) { return say(one); }, note);
}

QString specWords(const volume::SliceSpec& spec) {
    QString text = sizeWords(spec.width, spec.height) + QStringLiteral(", ") +
                   utf8Text(image::sampleTypeName(spec.type));
    if (spec.channels > 1) text += QStringLiteral(" × %1").arg(spec.channels);
    if (spec.bits != image::bytesPerSample(spec.type) * 8)
        text +=
            u' ' + words(QT_TRANSLATE_N_NOOP("StackWords", "(%Ln bit(s))"), std::max(spec.bits, 0));
    if (spec.whiteIsZero)
        text += QStringLiteral(", ") + words(QT_TRANSLATE_NOOP("StackWords", "white is zero"));
    return text;
}

QString oddWords(const volume::SliceSpec& odd, const volume::SliceSpec& usual) {
    volume::SliceSpec same = odd;
    same.mime = usual.mime;
    if (same == usual)
        return words(QT_TRANSLATE_NOOP("StackWords", "is %1 inside, the others are %2"))
            .arg(utf8Text(odd.mime), utf8Text(usual.mime));
    return words(QT_TRANSLATE_NOOP("StackWords", "%1; the others are %2"))
        .arg(specWords(odd), specWords(usual));
}

QString edgesWords(const metadata::VoxelClaim& claim) {
    const auto edge = [](const std::optional<double>& length) {
        return length ? QLocale().toString(*length, 'g', 7) : QStringLiteral("?");
    };
    const QString text =
        QStringLiteral("%1 × %2 × %3").arg(edge(claim.x), edge(claim.y), edge(claim.z));
    return claim.unit.empty() ? text : text + u' ' + unitWords(claim.unit);
}

QString keyWords(const metadata::VoxelClaim& claim) {
    switch (claim.authority) {
    case metadata::VoxelAuthority::ImageJ:
        return words(QT_TRANSLATE_NOOP("StackWords", "ImageJ description"));
    case metadata::VoxelAuthority::Resolution:
        return words(QT_TRANSLATE_NOOP("StackWords", "TIFF resolution, %1"))
            .arg(densityWords(claim.density));
    default:
        return utf8Text(claim.key);
    }
}

QString originWords(const volume::VoxelReport& voxel) {
    QStringList parts;
    for (const auto& origin : voxel.origins) {
        const QString place = claimPlace(voxel.claims[origin.claim]);
        parts << (origin.axes.empty()
                      ? place
                      : QString::fromStdString(origin.axes) + QStringLiteral(": ") + place);
    }
    if (parts.isEmpty() && voxel.proportions)
        parts << claimPlace(voxel.claims[voxel.proportionsClaim]);
    return parts.join(QStringLiteral("; "));
}

QString factName(const metadata::ScannerFact& fact) {
    // What core/metadata calls them; any other is as its log has it.
    [[maybe_unused]] static constexpr std::array kNames{
        QT_TRANSLATE_NOOP("StackWords", "Scanner"),
        QT_TRANSLATE_NOOP("StackWords", "Voltage"),
        QT_TRANSLATE_NOOP("StackWords", "Current"),
        QT_TRANSLATE_NOOP("StackWords", "Filter"),
        QT_TRANSLATE_NOOP("StackWords", "Filter thickness"),
        QT_TRANSLATE_NOOP("StackWords", "Exposure"),
        QT_TRANSLATE_NOOP("StackWords", "Rotation step"),
        QT_TRANSLATE_NOOP("StackWords", "Projections"),
        QT_TRANSLATE_NOOP("StackWords", "Frame averaging"),
        QT_TRANSLATE_NOOP("StackWords", "Date"),
        QT_TRANSLATE_NOOP("StackWords", "Reconstructed by datos|x"),
    };
    return words(fact.key.c_str());
}

QString factValue(const metadata::ScannerFact& fact) {
    const QString value = utf8Text(fact.value);
    if (fact.unit.empty()) return value;
    return fact.unit == "deg" ? value + u'°' : value + u' ' + unitWords(fact.unit);
}

} // namespace lightstack::ui
