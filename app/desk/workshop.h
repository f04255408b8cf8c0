// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/desk/faults.h"
#include "app/lessons/draft.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The desk's door to lessons that a trainer writes: drafts in `drafts/` of the data folder, in the centre's own
/// namespace. For who is signed in as a trainer or an administrator; anybody else gets NotSignedIn or NotAllowed.
class Workshop : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Kept = std::function<void(Result<void>)>; ///< in the desk's thread, when it is on the disk

    virtual Result<void> mayWrite() const = 0;
    /// Before the point of every id that is made here: letters of the desk's own key, so that no official lesson and
    /// no other centre has it.
    virtual QString ownNamespace() const = 0;
    virtual QList<lessons::LessonPtr> drafts() const = 0; ///< of this centre, by id; what is still being written counts
    /// A copy under an id and a place that no draft has yet. Faults: DraftFull.
    virtual Result<lessons::LessonPtr> copy(const lessons::Lesson& lesson) = 0;
    /// Off this thread; of several changes in a row only the last is written. Faults: DraftUnsaved.
    virtual void keep(const lessons::LessonPtr& draft, Kept done) = 0;
    virtual Result<void> remove(const QString& id) = 0;

Q_SIGNALS:
    void changed(); ///< another list of drafts
};

} // namespace naru::desk
