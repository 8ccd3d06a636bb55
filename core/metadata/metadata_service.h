// Metadata for the panel, read on a worker: one file in full, several as common and differing
// values.
//
// The newest request wins: an older one is asked to stop, and its answer is dropped. Of more than
// 50 files only the common fields are read, of more than 10,000 the first 10,000. Thread: GUI only,
// methods and signals.
#pragma once

#include "core/metadata/tags.h"

#include <QObject>

#include <memory>

namespace lightstack::metadata {

struct MetadataAnswer {
    std::vector<std::filesystem::path> files;
    std::vector<Tag>
        tags; // summary first; of several files: value "" and `differing` > 1 where they differ
    std::vector<int> differing; // a tag: how many different values (1: common to all that have it)
    std::vector<std::string> warnings;
    std::optional<Error> error; // of a single file that cannot be read
};

class MetadataService : public QObject {
    Q_OBJECT
public:
    explicit MetadataService(QObject* parent = nullptr);
    ~MetadataService() override;
    void request(std::vector<std::filesystem::path> files); // empty: forget

Q_SIGNALS:
    void ready(std::shared_ptr<const lightstack::metadata::MetadataAnswer> answer);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

// What the service does on its worker; pure, for tests and commands.
MetadataAnswer gatherMetadata(
    const std::vector<std::filesystem::path>& files, const std::stop_token& stop);

} // namespace lightstack::metadata
