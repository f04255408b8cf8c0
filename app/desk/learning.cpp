// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/learningimpl.h"
#include "app/desk/packs.h"
#include "app/desk/papersimpl.h"
#include "app/lessons/library.h"
#include "app/paper/escpos.h"
#include "app/paper/pdf.h"

namespace naru::desk {

using lessons::CardContent;
using lessons::Learned;
using lessons::LessonsFault;

QDate LearningImpl::today() const
{
    return koreanDate(m_desk.now());
}

LessonPaper LearningImpl::lookIn(const QString& language) const
{
    // Papers speak Korean and English, as the lessons do.
    const auto words = language == u"ko" ? words::Language::Korean : words::Language::English;
    return {m_desk.settings().centre, today(), words, paperKind(), m_desk.kind() == Desk::Kind::Demo};
}

Result<lessons::ReadCard> LearningImpl::readCard(const QByteArray& code) const
{
    QList<lessons::CardKey> known;
    for (const payments::DeskKey& desk : m_desk.knownDesks())
        known.append({desk.spki, desk.centre, desk.desk});
    return lessons::readCard(code, known);
}

Result<Learning::Paper> LearningImpl::makeCard(const lessons::Progress& progress) const
{
    const auto key = m_desk.signingKey();
    if (!key)
        return key.fault();
    const LessonPaper look = lookIn(progress.comfort.language);
    const QByteArray code = lessons::cardText({CardContent::Sort::Practice, {}, look.today, progress, look.demo}, *key);
    return Paper{cardDocument(progress, code, look), code};
}

Result<Learning::Paper> LearningImpl::makeCertificate(
    const lessons::Progress& progress, const QStringList& places) const
{
    const LessonPaper look = lookIn(progress.comfort.language);
    CardContent content{CardContent::Sort::Certificate, {}, look.today, {}, look.demo};
    for (const Learned& each : progress.learned) {
        const bool sound = each.mode == lessons::Mode::Solo && each.witness == Learned::Witness::Desk;
        if (sound && places.contains(each.place))
            content.progress.learned.append(each);
    }
    if (content.progress.learned.isEmpty())
        return LessonsFault::NotDoneAlone;
    const auto key = m_desk.signingKey();
    if (!key)
        return key.fault();
    const QByteArray code = lessons::cardText(content, *key);
    return Paper{certificateDocument(content, code, look), code};
}

Result<paper::Document> LearningImpl::makeHandout(const QString& lessonId, const QString& language) const
{
    const auto lesson = m_desk.packs() ? m_desk.packs()->lesson(lessonId) : lessons::builtInLesson(lessonId);
    if (!lesson)
        return lesson.fault();
    return handoutDocument(**lesson, lookIn(language));
}

PaperKind LearningImpl::paperKind() const
{
    const device::Printer* printer = m_desk.papers() ? m_desk.papers()->printer() : nullptr;
    return printer && printer->takes() == device::Printer::Takes::Pdf ? PaperKind::Page : PaperKind::Roll;
}

Result<QByteArray> LearningImpl::jobOf(const paper::Document& document) const
{
    if (paperKind() == PaperKind::Page)
        return paper::pdf(document);
    const auto drawn = paper::raster(document, m_desk.papers()->roll());
    return drawn ? Result<QByteArray>(paper::escpos(*drawn)) : drawn.fault();
}

void LearningImpl::print(const paper::Document& document, Printed done)
{
    device::Printer* printer = m_desk.papers() ? m_desk.papers()->printer() : nullptr;
    if (!printer)
        return done(device::PrinterFault::PrinterAbsent);
    const auto job = jobOf(document);
    if (!job)
        return done(job.fault());
    printer->print(*job, [done](const device::PrintOutcome& outcome) { done(outcome); });
}

Learning* DeskImpl::learning() const
{
    return m_learning.get();
}

} // namespace naru::desk
