// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/commands/signals.h"
#include "devices/simulator/printer/simulatedprinter.h"

#include <QCoreApplication>

#include <utility>

namespace naru::sim {

namespace {

SimulatedPrinter::Trouble troubleOf(const Told& told)
{
    constexpr int ticksPerSecond = 100;
    SimulatedPrinter::Trouble trouble;
    if (told.isSet("paper-rows"))
        trouble.paperRows = told.value("paper-rows").toInt();
    if (told.isSet("unplug-after"))
        trouble.unplugAfterBytes = told.value("unplug-after").toInt();
    trouble.bytesPerTick = told.value("slow").toInt() / ticksPerSecond;
    trouble.coverOpen = told.isSet("cover-open");
    trouble.paperLow = told.isSet("paper-low");
    trouble.isSilent = told.isSet("silent");
    return trouble;
}

/// A printer whose papers become files, one for each cut.
class PrinterStage {
public:
    PrinterStage(const QString& link, int dots, QString folder)
        : m_folder(std::move(folder))
        , m_printer(link, dots)
    {
        m_printer.cut = [this] { keep(); };
    }
    void setTrouble(const SimulatedPrinter::Trouble& trouble) { m_printer.setTrouble(trouble); }
    bool isPluggedIn() const { return m_printer.isPluggedIn(); }
    void turnPlug()
    {
        if (m_printer.isPluggedIn()) {
            m_printer.unplug();
            return say("plugged out");
        }
        say(m_printer.plugIn() ? "plugged in" : "cannot plug in");
    }

private:
    void keep()
    {
        const PrintedPaper& paper = m_printer.paper();
        PrintedPaper sheet = paper;
        sheet.rows = paper.rows.mid(std::exchange(m_kept, paper.rows.size()));
        const qsizetype written = std::exchange(m_written, paper.lines.size());
        for (const QString& line : paper.lines.mid(written))
            say(line.toUtf8().constData());
        QSaveFile file(QStringLiteral("%1/paper-%2.pbm").arg(m_folder).arg(paper.cuts));
        const QByteArray picture = sheet.pbm();
        const bool kept = file.open(QIODevice::WriteOnly) && file.write(picture) == picture.size() && commitWhole(file);
        say(kept ? qPrintable(file.fileName()) : "cannot keep the paper");
    }

    const QString m_folder;
    SimulatedPrinter m_printer;
    qsizetype m_kept = 0, m_written = 0; ///< bytes of the picture, lines
};

} // namespace

int printerCommand(const Told& told)
{
    constexpr int dotsMax = 4096, dotsOfByte = 8;
    const int dots = told.value("dots").toInt();
    if (told.value("link").isEmpty() || !told.isSet("out") || dots < dotsOfByte || dots > dotsMax || dots % dotsOfByte)
        return complain(QStringLiteral("--link, --out or --dots (a multiple of 8)"));
    PrinterStage stage(told.value("link"), dots, told.value("out"));
    stage.setTrouble(troubleOf(told));
    const Signals signals([&stage](int signal) {
        if (signal == SIGUSR1)
            return stage.setTrouble({});
        if (signal == SIGUSR2)
            return stage.turnPlug();
        QCoreApplication::exit(0);
    });
    stage.turnPlug();
    return stage.isPluggedIn() ? QCoreApplication::exec() : 1;
}

} // namespace naru::sim
