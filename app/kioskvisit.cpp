// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskvisit.h"

#include "app/desk/papers.h"
#include "app/lessons/classcard.h"
#include "app/lessons/library.h"
#include "ui/kiosk/classways.h"

namespace naru {

using lessons::LessonsFault;
using lessons::ReadCard;
using ui::kiosk::CardEyes;
using ui::kiosk::CardModel;
using ui::kiosk::KioskModel;
using ui::lesson::LessonModel;

namespace {

QString nameOf(const Fault& fault)
{
    if (fault.is(LessonsFault::CardTorn))
        return QStringLiteral("torn");
    if (fault.is(LessonsFault::CardNewer))
        return QStringLiteral("newer");
    return fault.is(LessonsFault::CardAltered) ? QStringLiteral("altered") : QStringLiteral("not_a_card");
}

QString paperOf(const Fault& fault)
{
    if (fault.is(device::PrinterFault::PrinterAbsent))
        return QStringLiteral("absent");
    return QStringLiteral("fault");
}

QString paperOf(const Result<device::PrintOutcome>& printed)
{
    using What = device::PrintOutcome::What;
    if (!printed)
        return paperOf(printed.fault());
    switch (printed->what) {
    case What::Printed:
    case What::Unsure:
        return QStringLiteral("printed");
    case What::Half:
        return QStringLiteral("half");
    case What::Nothing:
        break;
    }
    return printed->why ? paperOf(*printed->why) : QStringLiteral("fault");
}

QString sealOf(const ReadCard& card)
{
    return card.seal == ReadCard::Seal::Ours ? QStringLiteral("ours") : QStringLiteral("unknown");
}

QString centreOf(const ReadCard& card)
{
    return card.desk ? card.desk->centre : QString();
}

} // namespace

KioskVisit::KioskVisit(Parts parts)
    : m_parts(parts)
{
    connect(&m_parts.eyes, &CardEyes::codeRead, this, &KioskVisit::read);
    connect(&m_parts.lesson, &LessonModel::ended, this, &KioskVisit::note);
    connect(&m_parts.lesson, &LessonModel::pageChanged, this, &KioskVisit::lessonTurned);
    connect(&m_parts.lesson, &LessonModel::paperWanted, this, [this] {
        takeHome();
        print(m_lastLesson);
    });
    connect(&m_parts.card, &CardModel::cardWanted, this, &KioskVisit::takeHome);
    connect(&m_parts.card, &CardModel::paperWanted, this, [this] { print(m_lastLesson); });
    connect(&m_parts.card, &CardModel::certificateWanted, this, &KioskVisit::printCertificate);
    connect(&m_parts.model, &KioskModel::wiped, this, &KioskVisit::forget);
    connect(&m_parts.model, &KioskModel::languageChanged, &m_parts.card, &CardModel::setLanguage);
    m_parts.card.setLanguage(m_parts.model.language());
    m_parts.lesson.setKept(true);
    if (m_parts.papers)
        connect(m_parts.papers, &desk::Papers::printerChanged, this, &KioskVisit::followPrinter);
    followPrinter();
    tell();
}

/// A code was held up outside a lesson. Nothing but a practice card is of interest here: what is the class's is not.
void KioskVisit::read(const QByteArray& code)
{
    const bool isOfClass = ui::kiosk::looksLikeClass(code) || lessons::looksLikeClassCard(code);
    const bool isAwaited = m_parts.model.page() == u"card" && !isOfClass;
    if (!lessons::looksLikeCard(code) && !isAwaited)
        return;
    m_parts.model.touch();
    m_parts.model.goOn();
    const auto card = m_parts.learning.readCard(code);
    if (!card) {
        m_parts.card.setFault(nameOf(card.fault()));
        m_parts.model.show(QStringLiteral("card"));
    } else if (card->says.sort == lessons::CardContent::Sort::Certificate) {
        show(*card);
    } else {
        welcome(*card, code);
    }
}

/// Another card than before is another visitor's: what one did never comes to stand on the other's card.
void KioskVisit::welcome(const ReadCard& card, const QByteArray& code)
{
    if (!m_brought.isEmpty() && m_brought != code)
        forget();
    m_brought = code;
    m_progress.join(card.says.progress.learned);
    m_parts.model.useComfort(card.says.progress.comfort);
    m_parts.card.setCard(sealOf(card), centreOf(card));
    tell();
    m_parts.model.startAt(QStringLiteral("mine"));
}

void KioskVisit::show(const ReadCard& certificate)
{
    QStringList places;
    for (const lessons::Learned& each : certificate.says.progress.learned)
        places.append(each.place);
    m_parts.card.setShown(sealOf(certificate), centreOf(certificate), places);
    m_parts.model.show(QStringLiteral("card"));
}

void KioskVisit::note(const QString& id, const QString& mode, bool passed)
{
    const auto lesson = lessons::builtInLesson(id);
    if (!lesson)
        return;
    auto reached = mode == u"watch" ? lessons::Mode::Watch : lessons::Mode::Guided;
    if (passed)
        reached = lessons::Mode::Solo;
    m_progress.note((*lesson)->place, reached, m_parts.learning.today());
    m_lastLesson = id;
    m_parts.model.setAfterLesson(QStringLiteral("mine"));
    m_parts.card.setPaper({}); // of what was taken before
    m_parts.card.endWelcome();
    tell();
}

void KioskVisit::lessonTurned()
{
    const QString page = m_parts.lesson.page();
    const bool runs = m_parts.lesson.active() && page != u"end";
    if (runs)
        m_parts.model.setAfterLesson({});
    m_parts.eyes.setLessonRunning(runs);
}

void KioskVisit::takeHome()
{
    m_progress.comfort = m_parts.model.comfort();
    const auto card = m_parts.learning.makeCard(m_progress);
    m_parts.card.setCode(card ? QString::fromLatin1(card->code) : QString());
    if (!card)
        m_parts.card.setPaper(QStringLiteral("locked"));
    else if (m_parts.card.paper() != u"printing")
        m_parts.card.setPaper({});
    m_parts.model.show(QStringLiteral("take"));
}

/// The hand-out of the lesson just done, where there was one, then the card.
void KioskVisit::print(const QString& lessonId)
{
    if (!m_parts.card.printable() || m_parts.card.paper() == u"printing")
        return;
    m_progress.comfort = m_parts.model.comfort();
    const auto card = m_parts.learning.makeCard(m_progress);
    if (!card)
        return m_parts.card.setPaper(QStringLiteral("locked"));
    QList<paper::Document> papers;
    if (const auto handout = m_parts.learning.makeHandout(lessonId, m_parts.lesson.language()); handout)
        papers.append(*handout);
    papers.append(card->document);
    m_parts.card.setCode(QString::fromLatin1(card->code)); // the same card on both
    print(papers);
}

void KioskVisit::printCertificate()
{
    if (m_parts.card.paper() == u"printing")
        return;
    m_progress.comfort = m_parts.model.comfort();
    const auto certificate = m_parts.learning.makeCertificate(m_progress, m_parts.card.earnedPlaces());
    if (!certificate)
        return m_parts.card.setPaper(certificate.fault().is(LessonsFault::NotDoneAlone) ? QStringLiteral("not_alone")
                                                                                        : QStringLiteral("locked"));
    print({certificate->document});
}

/// One after the other; after a fault nothing is tried again.
void KioskVisit::print(const QList<paper::Document>& papers)
{
    m_parts.card.setPaper(QStringLiteral("printing"));
    const auto rest = papers.sliced(1);
    m_parts.learning.print(papers.first(), [this, rest, visit = m_visit](const Result<device::PrintOutcome>& printed) {
        if (visit != m_visit)
            return;
        const QString outcome = paperOf(printed);
        if (outcome == u"printed" && !rest.isEmpty())
            return print(rest);
        m_parts.card.setPaper(outcome);
    });
}

void KioskVisit::tell()
{
    m_parts.card.setProgress(m_progress, m_parts.learning.today());
    m_parts.model.useMarks(m_parts.card.marks());
    m_parts.model.setHolding(!m_progress.learned.isEmpty() || !m_brought.isEmpty());
}

void KioskVisit::followPrinter()
{
    const bool printable = m_parts.papers && m_parts.papers->printer();
    m_parts.card.setPrintable(printable);
    m_parts.lesson.setPrintable(printable);
    if (!printable && m_parts.card.paper() == u"printing")
        m_parts.card.setPaper(QStringLiteral("half"));
}

void KioskVisit::forget()
{
    ++m_visit;
    m_progress = {};
    m_brought.clear();
    m_lastLesson.clear();
    m_parts.card.forget();
    tell();
}

} // namespace naru
