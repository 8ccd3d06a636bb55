#include "core/takeout/name_steps.h"

#include "core/takeout/name_text.h"

#include <array>

namespace lightstack::takeout {
namespace {

constexpr std::string_view kSidecarSuffix = ".supplemental-metadata";

using Steps = std::vector<EvidenceStep>;

void put(Steps& steps, NameStep step, std::string name) {
    const std::size_t units = unitsOf(name);
    steps.push_back({step, std::move(name), units});
}

// A title and the counter behind it, and how they came out of the media name.
struct Form {
    Steps steps;
    std::string title;
    std::string counter;
};

class Forms {
public:
    explicit Forms(const MediaName& media) : m_media(media) {}

    std::vector<Form> of(PairRule rule) {
        switch (rule) {
        case PairRule::OwnName:
        case PairRule::OwnNameClipped:
            plain();
            break;
        case PairRule::CounterMoved:
        case PairRule::CounterMovedClipped:
            moved();
            break;
        case PairRule::AnyClip:
        case PairRule::CaseIgnored:
            plain();
            moved();
            if (rule == PairRule::CaseIgnored) ofStem();
            break;
        case PairRule::NoExtension:
        case PairRule::DoubleExtension:
            ofStem();
            break;
        case PairRule::ForgottenDuplicate:
            forgotten();
            break;
        case PairRule::LetterDropped:
            letter();
            break;
        default:
            break;
        }
        return std::move(m_forms);
    }

private:
    Form& add(std::string title, std::string_view counter = {}) {
        Form& form = m_forms.emplace_back();
        put(form.steps, NameStep::MediaName, std::string(m_media.name));
        form.title = std::move(title);
        form.counter = counter;
        return form;
    }
    void plain() { add(std::string(m_media.name)); }
    void moved() {
        if (m_media.counter.empty()) return;
        Form& form = add(m_media.base(), m_media.counter);
        put(form.steps, NameStep::CounterTaken, form.title);
    }
    void forgotten() {
        if (m_media.counter.empty()) return;
        Form& form = add(m_media.base());
        put(form.steps, NameStep::CounterTaken, form.title);
    }
    void letter() {
        Form& form = add(std::string(m_media.stem.substr(0, m_media.stem.size() - 1)));
        put(form.steps, NameStep::ExtensionTaken, std::string(m_media.stem));
        put(form.steps, NameStep::LetterTaken, form.title);
    }
    void ofStem() {
        if (m_media.extension.empty()) return;
        Form& whole = add(std::string(m_media.stem));
        put(whole.steps, NameStep::ExtensionTaken, whole.title);
        // A dotted title has its counter before the last dot.
        const MediaName inner = splitName(m_media.stem);
        const bool outside = !m_media.counter.empty();
        if (!outside && inner.counter.empty()) return;
        Form& form = outside ? add(std::string(m_media.baseStem), m_media.counter)
                             : add(inner.base(), inner.counter);
        put(form.steps, NameStep::ExtensionTaken, std::string(m_media.stem));
        put(form.steps, NameStep::CounterTaken, form.title);
    }

    const MediaName& m_media;
    std::vector<Form> m_forms;
};

// The rest of the way: suffix, clip, counter; true where it ends at `stem`.
bool leadsTo(Form& form, std::string_view stem, bool anyClip) {
    const std::string whole = form.title + std::string(kSidecarSuffix);
    const auto end = [&](std::string_view title) {
        return stem.size() == title.size() + form.counter.size() && stem.starts_with(title) &&
               stem.ends_with(form.counter);
    };
    const auto counted = [&](std::string_view title) {
        if (!form.counter.empty())
            put(form.steps, NameStep::CounterAdded, std::string(title) + form.counter);
        return true;
    };
    if (end(form.title)) return counted(form.title);
    if (end(whole)) {
        put(form.steps, NameStep::SuffixAdded, whole);
        return counted(whole);
    }
    for (const Edge edge : {Edge::Whole, Edge::Inside}) {
        const std::string_view cut = clip(whole, kSidecarUnits, edge);
        if (cut.size() == whole.size() || !end(cut)) continue;
        put(form.steps, NameStep::SuffixAdded, whole);
        put(form.steps, NameStep::Clipped, std::string(cut));
        return counted(cut);
    }
    for (std::size_t length = kSidecarSuffix.size() - 1; anyClip && length > 0; --length) {
        const std::string cut = form.title + std::string(kSidecarSuffix.substr(0, length));
        if (!end(cut)) continue;
        put(form.steps, NameStep::SuffixCut, cut);
        return counted(cut);
    }
    return false;
}

// Without the last one, ".json".
std::optional<Steps> stepsBetween(std::string_view media, PairRule rule, std::string_view json) {
    const MediaName parts = splitName(media);
    for (Form& form : Forms(parts).of(rule))
        if (leadsTo(form, json.substr(0, json.size() - 5), rule == PairRule::AnyClip))
            return std::move(form.steps);
    return std::nullopt;
}

} // namespace

std::string_view stepName(NameStep step) noexcept {
    static constexpr std::array<std::string_view, 14> kNames{"media-name", "still-of-film",
        "original-of-edit", "extension-taken", "counter-taken", "letter-taken", "suffix-added",
        "suffix-cut", "clipped", "counter-added", "json-added", "other-case", "by-title",
        "by-hand"};
    return kNames[static_cast<std::size_t>(step)];
}

std::string_view stepWords(NameStep step) noexcept {
    static constexpr std::array<std::string_view, 14> kWords{"the name of the file",
        "the still that this film belongs to", "the original of this edit", "without its extension",
        "without its counter", "without its last letter", "with .supplemental-metadata",
        "with a part of .supplemental-metadata", "clipped to 46 characters",
        "the counter put at the end", "the name of the sidecar",
        "the name of the sidecar, in another case", "found by the title inside", "paired by hand"};
    return kWords[static_cast<std::size_t>(step)];
}

std::optional<Steps> nameSteps(std::string_view media, PairRule rule, std::string_view sidecar) {
    if (sidecar.size() < 5) return std::nullopt;
    const bool folds = rule == PairRule::CaseIgnored;
    if (auto steps = folds ? stepsBetween(folded(media), rule, folded(sidecar))
                           : stepsBetween(composed(media), rule, composed(sidecar))) {
        put(*steps, folds ? NameStep::OtherCase : NameStep::JsonAdded, std::string(sidecar));
        steps->front().name = media;
        return steps;
    }
    auto steps = stepsBetween(media, rule, sidecar); // as it was uploaded
    if (steps) put(*steps, NameStep::JsonAdded, std::string(sidecar));
    return steps;
}

std::optional<Steps> ownNameSteps(std::string_view media, std::string_view sidecar) {
    using enum PairRule;
    for (const PairRule rule : {OwnName, CounterMoved, NoExtension, CaseIgnored, AnyClip,
             DoubleExtension, LetterDropped, ForgottenDuplicate})
        if (auto steps = nameSteps(media, rule, sidecar)) return steps;
    return std::nullopt;
}

} // namespace lightstack::takeout
