// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/desk/learning.h"

namespace naru::desk {

class LearningImpl final : public Learning {
public:
    explicit LearningImpl(const DeskImpl& desk)
        : m_desk(desk)
    {
    }

    QDate today() const override;
    Result<lessons::ReadCard> readCard(const QByteArray& code) const override;
    Result<Paper> makeCard(const lessons::Progress& progress) const override;
    Result<Paper> makeCertificate(const lessons::Progress& progress, const QStringList& places) const override;
    Result<paper::Document> makeHandout(const QString& lessonId, const QString& language) const override;
    PaperKind paperKind() const override;
    void print(const paper::Document& document, Printed done) override;

private:
    LessonPaper lookIn(const QString& language) const;
    Result<QByteArray> jobOf(const paper::Document& document) const;

    const DeskImpl& m_desk;
};

} // namespace naru::desk
