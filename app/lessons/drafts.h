// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/draft.h"

namespace naru::lessons {

/// Drafts on the disk: `folder`/<slug>/ is a lesson's folder as readFolder() reads it. A draft is replaced as a whole:
/// a power cut leaves the one before or the one after. What a cut left half-written is not looked at and goes with the
/// next write.
class Drafts {
public:
    static constexpr int draftsMax = 200;

    explicit Drafts(const QString& folder)
        : m_folder(folder)
    {
    }

    /// Those that can be read, by id. One that cannot is left where it is.
    QList<LessonPtr> all() const;
    /// Faults: NoDraft.
    Result<LessonPtr> read(const QString& id) const;
    /// Blocks until it is on the disk. Fault: DraftUnsaved, DraftFull (too many drafts).
    Result<void> write(const Lesson& lesson) const;
    /// Fault: DraftUnsaved.
    Result<void> remove(const QString& id) const;

private:
    QString pathOf(const QString& id) const;

    QString m_folder;
};

} // namespace naru::lessons
