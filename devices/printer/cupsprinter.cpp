// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/cupsprinter.h"

#include <QDeadlineTimer>
#include <QThread>
#include <QTimer>

#include <cups/cups.h>
#include <memory>
#include <utility>

namespace naru::device {

namespace {

constexpr int pollMs = 200;
constexpr const char* jobTitle = "Naru"; ///< says nothing of whose paper it is

struct FreeDest {
    void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
};
using Dest = std::unique_ptr<cups_dest_t, FreeDest>;

/// Of this thread alone. libcups takes a connection that it is handed for one to the printer itself: it is given none.
void useServer(const QString& server)
{
    cupsSetServer(server.isEmpty() ? nullptr : server.toUtf8().constData());
}

Dest destOf(const QString& queue)
{
    return Dest(cupsGetNamedDest(CUPS_HTTP_DEFAULT, queue.toUtf8().constData(), nullptr));
}

PrinterState stateOf(const cups_dest_t& dest)
{
    const char* accepts = cupsGetOption("printer-is-accepting-jobs", dest.num_options, dest.options);
    const char* state = cupsGetOption("printer-state", dest.num_options, dest.options);
    const QByteArray reasons = cupsGetOption("printer-state-reasons", dest.num_options, dest.options);
    constexpr int stopped = IPP_PSTATE_STOPPED;
    if (reasons.contains("media-empty"))
        return {PrinterState::What::PaperOut, false};
    if (reasons.contains("cover-open"))
        return {PrinterState::What::CoverOpen, false};
    const bool halts = (accepts && qstrcmp(accepts, "true") != 0) || (state && QByteArray(state).toInt() == stopped);
    return {halts ? PrinterState::What::Stopped : PrinterState::What::Ready, reasons.contains("media-low")};
}

/// The state of one job; nothing where the service does not tell.
std::optional<ipp_jstate_t> stateOfJob(const QString& queue, int id)
{
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(CUPS_HTTP_DEFAULT, &jobs, queue.toUtf8().constData(), 1, CUPS_WHICHJOBS_ALL);
    std::optional<ipp_jstate_t> state;
    for (int i = 0; i < count; ++i) {
        if (jobs[i].id == id)
            state = jobs[i].state;
    }
    cupsFreeJobs(count, jobs);
    return state;
}

PrintOutcome refused()
{
    return {PrintOutcome::What::Nothing, Fault(PrinterFault::PrintRefused, QLatin1StringView(cupsLastErrorString()))};
}

/// Waits for the service's word on a job that was handed over; the file of the job is gone afterwards.
PrintOutcome endOf(const CupsPrinter::Settings& settings, int id, const std::atomic<bool>& isLeaving)
{
    const QDeadlineTimer deadline(settings.endWait.count());
    PrintOutcome outcome{PrintOutcome::What::Unsure, {}};
    while (!isLeaving && !deadline.hasExpired()) {
        const auto state = stateOfJob(settings.queue, id);
        if (state && *state >= IPP_JSTATE_CANCELED) {
            if (*state == IPP_JSTATE_COMPLETED)
                outcome.what = PrintOutcome::What::Printed;
            else // canceled or aborted: how far it came nobody says
                outcome = {PrintOutcome::What::Half, PrinterFault::PrintRefused};
            break;
        }
        QThread::msleep(pollMs);
    }
    if (outcome.what != PrintOutcome::What::Unsure)
        cupsCancelJob2(CUPS_HTTP_DEFAULT, settings.queue.toUtf8().constData(), id, 1); // 1: purge
    return outcome;
}

PrintOutcome printed(const CupsPrinter::Settings& settings, const QByteArray& job, const std::atomic<bool>& isLeaving)
{
    useServer(settings.server);
    const Dest dest = destOf(settings.queue);
    if (!dest)
        return {PrintOutcome::What::Nothing, PrinterFault::PrinterAbsent};
    const QByteArray queue = settings.queue.toUtf8();
    const int id = cupsCreateJob(CUPS_HTTP_DEFAULT, queue.constData(), jobTitle, 0, nullptr);
    if (id <= 0)
        return refused();
    const bool taken = cupsStartDocument(CUPS_HTTP_DEFAULT, queue.constData(), id, jobTitle, CUPS_FORMAT_PDF, 1)
            == HTTP_STATUS_CONTINUE
        && cupsWriteRequestData(CUPS_HTTP_DEFAULT, job.constData(), static_cast<std::size_t>(job.size()))
            == HTTP_STATUS_CONTINUE;
    if (cupsFinishDocument(CUPS_HTTP_DEFAULT, queue.constData()) > IPP_STATUS_OK_EVENTS_COMPLETE || !taken) {
        const PrintOutcome outcome = refused();
        cupsCancelJob2(CUPS_HTTP_DEFAULT, queue.constData(), id, 1);
        return outcome;
    }
    return endOf(settings, id, isLeaving);
}

} // namespace

CupsPrinter::CupsPrinter(Settings settings, QObject* parent)
    : Printer(parent)
    , m_settings(std::move(settings))
{
    m_worker.setMaxThreadCount(1);
}

CupsPrinter::~CupsPrinter()
{
    m_isLeaving = true;
    m_worker.waitForDone();
}

void CupsPrinter::become(const PrinterState& state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void CupsPrinter::lookAgain()
{
    if (m_isPrinting)
        return;
    m_worker.start([this] {
        useServer(m_settings.server);
        const Dest dest = destOf(m_settings.queue);
        const PrinterState state = dest ? stateOf(*dest) : PrinterState{PrinterState::What::Away, false};
        QMetaObject::invokeMethod(
            this, [this, state] { become(state); }, Qt::QueuedConnection);
    });
}

void CupsPrinter::print(const QByteArray& job, Done done)
{
    const bool fits = job.size() <= jobBytesMax;
    if (m_isPrinting || !fits) {
        const Fault why = fits ? PrinterFault::PrinterInUse : PrinterFault::PrintTooLong;
        QTimer::singleShot(0, this, [done, why] { done({PrintOutcome::What::Nothing, why}); });
        return;
    }
    m_isPrinting = true;
    m_worker.start([this, job, done] {
        const PrintOutcome outcome = printed(m_settings, job, m_isLeaving);
        QMetaObject::invokeMethod(
            this,
            [this, outcome, done] {
                m_isPrinting = false;
                const bool away = outcome.why && outcome.why->is(PrinterFault::PrinterAbsent);
                become({away ? PrinterState::What::Away : PrinterState::What::Ready, false});
                done(outcome);
            },
            Qt::QueuedConnection);
    });
}

QStringList cupsQueues(const QString& server)
{
    useServer(server);
    QStringList queues;
    cups_dest_t* dests = nullptr;
    const int count = cupsGetDests2(CUPS_HTTP_DEFAULT, &dests);
    for (int i = 0; i < count; ++i)
        queues.append(QString::fromUtf8(dests[i].name));
    cupsFreeDests(count, dests);
    return queues;
}

} // namespace naru::device
