#include "core/downsample/forecast.h"

#include "core/downsample/downsample.h"
#include "core/downsample/in_parallel.h"

namespace lightstack::downsample {

namespace {

// Of what will be written; what no request before wanted is opened.
void addLosses(std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    AttachmentStore& store, const std::stop_token& stop) {
    std::vector<std::size_t> written;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (pictures[i].fate == Fate::Write) written.push_back(i);
    inParallel(written.size(), workersOf(request), stop, [&](std::size_t which) {
        PlannedPicture& picture = pictures[written[which]];
        auto attached = store.at(written[which]);
        if (!attached) {
            const auto file = io::ImageFile::open(picture.candidate.path);
            if (!file) return; // the run will say so
            attached = attachmentsOf(*file);
            store.put(written[which], *attached);
        }
        picture.losses = lossesOf(*attached, picture.judgement.format, request.keepMetadata);
    });
}

} // namespace

std::optional<Attachments> AttachmentStore::at(std::size_t picture) const {
    const std::lock_guard lock(m_mutex);
    return m_known[picture];
}

void AttachmentStore::put(std::size_t picture, Attachments attachments) {
    const std::lock_guard lock(m_mutex);
    m_known[picture] = std::move(attachments);
}

Survey survey(const DownsampleRequest& request, std::atomic<std::uint64_t>& counted,
    const std::stop_token& stop) {
    DownsampleRequest looking = request;
    looking.dryRun = true; // nothing is removed
    Candidates found = listPictures(looking, stop);
    Survey out;
    out.files = std::move(found.files);
    out.unreadable = std::move(found.unreadable);
    out.headers.resize(out.files.size());
    out.attached = std::make_shared<AttachmentStore>(out.files.size());
    inParallel(out.files.size(), workersOf(request), stop, [&](std::size_t i) {
        const auto file = io::ImageFile::open(out.files[i].path);
        out.headers[i] =
            file ? headerOf(*file, stop) : Result<PictureHeader>(tl::unexpected(file.error()));
        ++counted;
        if (!out.headers[i]) return;
        const auto judgement = judge(*out.headers[i], request);
        if (judgement && !judgement->fits) out.attached->put(i, attachmentsOf(*file));
    });
    return out;
}

Forecast forecast(
    const Survey& survey, const DownsampleRequest& request, const std::stop_token& stop) {
    std::vector<PlannedPicture> pictures(survey.files.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        PlannedPicture& picture = pictures[i];
        picture.candidate = survey.files[i];
        if (survey.headers[i]) {
            judgeHeader(picture, *survey.headers[i], request);
        } else {
            picture.fate = Fate::Failed;
            picture.error = survey.headers[i].error();
            picture.error.path = picture.candidate.path;
        }
    }
    collide(pictures, request);
    addLosses(pictures, request, *survey.attached, stop);
    Forecast out;
    out.failures = survey.unreadable;
    for (const PlannedPicture& picture : pictures) {
        out.fitting += picture.fate == Fate::Fits ? 1 : 0;
        if (picture.fate == Fate::Write) {
            ++out.writing;
            out.converting += picture.judgement.converts ? 1 : 0;
            out.renamed += picture.target != picture.candidate.path ? 1 : 0;
            out.bytesBefore += picture.candidate.size;
            for (const std::string& loss : picture.losses)
                ++out.losses[loss];
        } else if (picture.fate == Fate::Failed) {
            const bool name = picture.error.code == ErrorCode::Usage; // only collide() says so
            (name ? out.collisions : out.failures).push_back(picture.error);
        }
    }
    out.pictures = std::make_shared<const std::vector<PlannedPicture>>(std::move(pictures));
    return out;
}

} // namespace lightstack::downsample
