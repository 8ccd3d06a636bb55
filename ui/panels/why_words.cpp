#include "ui/panels/why_words.h"

#include "core/base/file_path.h"
#include "core/takeout/pair_rules.h"

#include <QCoreApplication>

namespace lightstack::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhyWords)
};

QString shown(const std::string& name) {
    return base::displayText(name);
}

} // namespace

QString ruleSentence(takeout::PairRule rule) {
    using enum takeout::PairRule;
    switch (rule) {
    case OwnName:
        return Words::tr("The sidecar has the name of the file.");
    case CounterMoved:
        return Words::tr("The counter stands at the end of the sidecar.");
    case CounterMovedClipped:
        return Words::tr("The counter stands at the end of the sidecar, whose name was clipped.");
    case OwnNameClipped:
        return Words::tr("The sidecar has the name of the file, clipped to 46 characters.");
    case NoExtension:
        return Words::tr("The title had no extension; the file was given one.");
    case CaseIgnored:
        return Words::tr("The names are equal but for capital letters.");
    case StillOfFilm:
        return Words::tr("The still of a motion or live picture speaks for its film.");
    case OriginalOfEdit:
        return Words::tr("An edit is described by the sidecar of its original.");
    case AnyClip:
        return Words::tr("The end of the sidecar’s name was cut short.");
    case ClippedEdit:
        return Words::tr("An edit whose last word was cut is described by its original.");
    case ForgottenDuplicate:
        return Words::tr(
            "A second copy without a sidecar of its own is described by that of the first.");
    case DoubleExtension:
        return Words::tr("The file has an extension too many.");
    case LetterDropped:
        return Words::tr("The last letter of the name is missing.");
    case TitleInside:
        return Words::tr("The title inside the sidecar names this file and no other.");
    case ByHand:
        break;
    }
    return Words::tr("Paired by hand.");
}

QString confidenceWord(takeout::Confidence confidence) {
    switch (confidence) {
    case takeout::Confidence::Certain:
        return Words::tr("certain");
    case takeout::Confidence::High:
        return Words::tr("nearly certain");
    case takeout::Confidence::Likely:
        return Words::tr("likely");
    case takeout::Confidence::Heuristic:
        break;
    }
    return Words::tr("by experience, not by rule");
}

QString stepPhrase(takeout::NameStep step) {
    using enum takeout::NameStep;
    switch (step) {
    case MediaName:
        return Words::tr("The file");
    case StillOfFilm:
        return Words::tr("Its still");
    case OriginalOfEdit:
        return Words::tr("Its original");
    case ExtensionTaken:
        return Words::tr("Without its extension");
    case CounterTaken:
        return Words::tr("Without its counter");
    case LetterTaken:
        return Words::tr("Without its last letter");
    case SuffixAdded:
        return Words::tr("With .supplemental-metadata");
    case SuffixCut:
        return Words::tr("With a part of .supplemental-metadata");
    case Clipped:
        return Words::tr("Clipped to 46 characters");
    case CounterAdded:
        return Words::tr("The counter put at the end");
    case JsonAdded:
        return Words::tr("The sidecar");
    case OtherCase:
        return Words::tr("The sidecar, in another case");
    case ByTitle:
        return Words::tr("Named by the title inside");
    case ByHand:
        break;
    }
    return Words::tr("Chosen by hand");
}

QString refusedSentence(const takeout::RefusedCandidate& candidate) {
    using enum takeout::RefusedFor;
    const QString holder = shown(candidate.holder);
    switch (candidate.reason) {
    case Weaker:
        return Words::tr("A stronger rule decided for another sidecar.");
    case Taken:
        if (candidate.holderRule == takeout::PairRule::ByHand)
            return Words::tr("It was given to %1 by hand.").arg(holder);
        return holder.isEmpty() ? Words::tr("It belongs to another file by a stronger rule.")
                                : Words::tr("It belongs to %1 by a stronger rule.").arg(holder);
    case TitleContradicts:
        return Words::tr("The title inside names something else: %1.").arg(shown(candidate.title));
    case SeveralClaim:
        return Words::tr("Several files have an equal claim to it.");
    case SeveralFit:
        return Words::tr("Several sidecars fit equally well.");
    case NotASidecar:
        return Words::tr("It describes an album, not a picture.");
    case ReplacedByHand:
        return Words::tr("The rules found it; another choice was made by hand.");
    case OtherCounter:
        return holder.isEmpty()
                   ? Words::tr("Its counter is another one.")
                   : Words::tr("Its counter is another one; it is that of %1.").arg(holder);
    case OtherExtension:
        return holder.isEmpty()
                   ? Words::tr("It is made for a file with another extension.")
                   : Words::tr("It is made for a file with another extension: %1.").arg(holder);
    case OtherName:
        break;
    }
    return holder.isEmpty()
               ? Words::tr("Its name begins alike, and no rule leads to it.")
               : Words::tr("Its name begins alike, and no rule leads to it; it is that of %1.")
                     .arg(holder);
}

QStringList evidenceLines(const takeout::PairEvidence& evidence) {
    QStringList out;
    const QString title = shown(evidence.title);
    if (evidence.titleSays == takeout::TitleSays::Agrees)
        out << Words::tr("The title inside agrees: %1").arg(title);
    else if (evidence.titleSays == takeout::TitleSays::Contradicts)
        out << Words::tr("The title inside says something else: %1").arg(title);
    else
        out << Words::tr("There is no title inside that could be compared.");
    if (!evidence.mediaCounter.empty() || !evidence.sidecarCounter.empty()) {
        const auto counter = [](const std::string& text) {
            return text.empty() ? Words::tr("none") : QString::fromStdString(text);
        };
        out << Words::tr("Counter of the file: %1; of the sidecar: %2")
                   .arg(counter(evidence.mediaCounter), counter(evidence.sidecarCounter));
    }
    if (!evidence.lender.empty() && !evidence.lenderThere)
        out << Words::tr("%1 itself is missing; its sidecar is there.").arg(shown(evidence.lender));
    if (evidence.mediaUnits >= takeout::kSidecarUnits)
        out << Words::tr("The name has %1 characters; a sidecar’s keeps %2 of them.")
                   .arg(evidence.mediaUnits)
                   .arg(takeout::kSidecarUnits);
    if (!evidence.samePart) out << Words::tr("The two lie in different parts of the archive.");
    return out;
}

} // namespace lightstack::ui
