#include "core/takeout/pair_rules.h"

#include "core/takeout/name_text.h"

#include <array>

namespace lightstack::takeout {
namespace {

constexpr std::string_view kSuffix = ".supplemental-metadata";

void ownName(const MediaName& media, NameList& out) {
    out.addFull(media.name, {});
}

void counterMoved(const MediaName& media, NameList& out) {
    if (!media.counter.empty()) out.addFull(media.base(), media.counter);
}

void counterMovedClipped(const MediaName& media, NameList& out) {
    if (!media.counter.empty()) out.addClipped(media.base(), media.counter);
}

// Clipped within its counter, the name of a second picture would be that of the first.
void ownNameClipped(const MediaName& media, NameList& out) {
    const std::size_t keep = media.counter.empty() ? 0 : media.stem.size();
    out.addClipped(media.name, {}, keep);
}

void allForms(const MediaName& media, NameList& out) {
    ownName(media, out);
    counterMoved(media, out);
    counterMovedClipped(media, out);
    ownNameClipped(media, out);
}

void forStem(const MediaName& media, NameList& out) {
    if (!media.counter.empty()) {
        out.addFull(media.stem, {});
        out.addFull(media.baseStem, media.counter);
        out.addClipped(media.baseStem, media.counter);
        out.addClipped(media.stem, {}, media.stem.size());
    } else {
        allForms(splitName(media.stem), out); // a dotted title has its counter before the last dot
    }
}

void noExtension(const MediaName& media, NameList& out) {
    if (!media.extension.empty() && !isMedia(kindOfName(media.baseStem))) forStem(media, out);
}

// A tool puts the right extension behind a wrong one; no still becomes a film.
void doubleExtension(const MediaName& media, NameList& out) {
    const NameKind inner = kindOfName(media.baseStem);
    if (isMedia(inner) && kindOfName(media.name) == inner) forStem(media, out);
}

void anyClip(const MediaName& media, NameList& out) {
    for (std::size_t length = kSuffix.size() - 1; length > 0; --length) {
        const std::string_view part = kSuffix.substr(0, length);
        out.add({media.name, part});
        if (!media.counter.empty()) out.add({media.baseStem, media.extension, part, media.counter});
    }
}

void forgottenDuplicate(const MediaName& media, NameList& out) {
    if (media.counter.empty()) return;
    const std::string base = media.base();
    if (unitsOf(base) > kSidecarUnits) out.addClipped(base, {});
}

void letterDropped(const MediaName& media, NameList& out) {
    for (const std::string_view end : {"_n-", "_n", "_"})
        if (media.stem.ends_with(end) && media.stem.size() > 1) {
            out.add({media.stem.substr(0, media.stem.size() - 1)});
            return;
        }
}

using enum PairRule;
constexpr std::array<NameRule, 5> kNameRules{{
    {OwnName, Confidence::Certain, false, false, ownName},
    {CounterMoved, Confidence::Certain, false, false, counterMoved},
    {CounterMovedClipped, Confidence::Certain, true, false, counterMovedClipped},
    {OwnNameClipped, Confidence::Certain, true, false, ownNameClipped},
    {NoExtension, Confidence::High, true, false, noExtension},
}};
constexpr std::array<NameRule, 4> kHeuristics{{
    {AnyClip, Confidence::Heuristic, true, false, anyClip},
    {DoubleExtension, Confidence::Heuristic, true, false, doubleExtension},
    {LetterDropped, Confidence::Heuristic, true, false, letterDropped},
    {ForgottenDuplicate, Confidence::Heuristic, true, true, forgottenDuplicate},
}};

} // namespace

std::string_view ruleName(PairRule rule) noexcept {
    static constexpr std::array<std::string_view, 15> kNames{"own-name", "counter-moved",
        "counter-moved-clipped", "own-name-clipped", "no-extension", "case-ignored",
        "still-of-film", "original-of-edit", "heuristic-any-clip", "heuristic-clipped-edit",
        "heuristic-forgotten-duplicate", "heuristic-double-extension", "heuristic-letter-dropped",
        "title-inside", "by-hand"};
    return kNames[static_cast<std::size_t>(rule)];
}

std::string_view confidenceName(Confidence confidence) noexcept {
    static constexpr std::array<std::string_view, 4> kNames{
        "heuristic", "likely", "high", "certain"};
    return kNames[static_cast<std::size_t>(confidence)];
}

void NameList::add(std::initializer_list<std::string_view> parts, bool titleCut) {
    const std::size_t offset = m_text.size();
    for (const std::string_view part : parts)
        m_text += part;
    m_items.push_back({static_cast<std::uint32_t>(offset),
        static_cast<std::uint32_t>(m_text.size() - offset), titleCut});
}

void NameList::addFull(std::string_view title, std::string_view counter) {
    add({title, kSuffix, counter});
    add({title, counter});
}

void NameList::addClipped(std::string_view title, std::string_view counter, std::size_t keep) {
    m_scratch = title;
    m_scratch += kSuffix;
    const std::string_view whole = clip(m_scratch, kSidecarUnits);
    if (whole.size() == m_scratch.size()) return;
    if (whole.size() >= keep) add({whole, counter}, whole.size() < title.size());
    const std::string_view inside = clip(m_scratch, kSidecarUnits, Edge::Inside);
    if (inside.size() != whole.size() && inside.size() >= keep)
        add({inside, counter}, inside.size() < title.size());
}

std::span<const NameRule> nameRules() noexcept {
    return kNameRules;
}

std::span<const NameRule> heuristicRules() noexcept {
    return kHeuristics;
}

bool hasSuffix(std::string_view form) noexcept {
    const std::size_t dot = form.rfind('.');
    return dot != std::string_view::npos && kSuffix.starts_with(form.substr(dot)) &&
           isMedia(kindOfName(form.substr(0, dot)));
}

std::string_view mediaNameOf(std::string_view form) noexcept {
    if (isMedia(kindOfName(form))) return form;
    return hasSuffix(form) ? form.substr(0, form.rfind('.')) : std::string_view();
}

std::string_view titleOfSidecar(std::string_view stem) noexcept {
    return mediaNameOf(withoutCounter(stem));
}

void stillNames(const MediaName& film, bool folded_, std::vector<std::string>& out) {
    static constexpr std::array<std::string_view, 8> kStills{
        ".HEIC", ".heic", ".HEIF", ".heif", ".JPG", ".jpg", ".JPEG", ".jpeg"};
    enum class Take { All, Jpegs, Heics };
    const auto add = [&](std::string_view stem, std::string_view counter, Take take = Take::All) {
        for (const std::string_view extension : kStills) {
            if (folded_ && extension[1] < 'a') continue;
            const bool heic = extension[1] == 'H' || extension[1] == 'h';
            if (take != Take::All && heic != (take == Take::Heics)) continue;
            const std::string_view part = clip(stem, kMediaUnits - extension.size());
            out.push_back(std::string(part) + std::string(counter) + std::string(extension));
        }
    };
    const std::string extension = folded(film.extension);
    if (extension.empty()) {
        if (folded(film.name).starts_with("mvimg_")) add(film.baseStem, film.counter, Take::Jpegs);
        return;
    }
    if (kindOfName(film.name) != NameKind::Film) return;
    if (isMotionExtension(extension)) {
        for (const Take take : {Take::Jpegs, Take::Heics}) { // motion pictures are JPEGs
            // "N.MP(1).jpg" of "N(1).MP"
            if (!film.counter.empty()) add(film.base(), film.counter, take);
            add(film.name, {}, take);
        }
        if (extension == ".mv")
            add(std::string(film.baseStem) + (folded_ ? ".mp" : ".MP"), film.counter);
    }
    add(film.baseStem, film.counter);
}

} // namespace lightstack::takeout
