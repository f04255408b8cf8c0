// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/desk/workshop.h"
#include "app/lessons/drafts.h"

namespace naru::desk {

class WorkshopImpl final : public Workshop {
public:
    explicit WorkshopImpl(DeskImpl& desk);
    ~WorkshopImpl() override; ///< writes what still waits

    Result<void> mayWrite() const override;
    QString ownNamespace() const override;
    QList<lessons::LessonPtr> drafts() const override;
    Result<lessons::LessonPtr> copy(const lessons::Lesson& lesson) override;
    void keep(const lessons::LessonPtr& draft, Kept done) override;
    Result<void> remove(const QString& id) override;

private:
    struct Waiting {
        lessons::LessonPtr draft;
        Kept done;
    };
    bool isOwn(const QString& id) const;
    void writeNext();

    DeskImpl& m_desk;
    lessons::Drafts m_drafts;
    QMap<QString, Waiting> m_waiting; ///< by id
    std::optional<Waiting> m_writing; ///< the worker has it
};

} // namespace naru::desk
