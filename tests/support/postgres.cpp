// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>

#include <pwd.h>
#include <unistd.h>

namespace naru::test {

namespace {

constexpr int initMs = 60'000, startMs = 30'000;

QByteArray outputOf(const QStringList& command, int& exitCode, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(command.first(), command.mid(1));
    process.write(input);
    process.closeWriteChannel();
    exitCode = process.waitForFinished(initMs) ? process.exitCode() : -1;
    return process.readAll();
}

} // namespace

Postgres::~Postgres()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    int exitCode = 0;
    outputOf(asNobody({m_programs + QStringLiteral("/pg_ctl"), QStringLiteral("-D"),
                 m_folder.filePath(QStringLiteral("data")), QStringLiteral("-m"), QStringLiteral("immediate"),
                 QStringLiteral("stop")}),
        exitCode);
    m_server.waitForFinished(startMs);
}

QStringList Postgres::asNobody(const QStringList& command) const
{
    return ::geteuid() != 0
        ? command
        : QStringList{QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("nobody"), QStringLiteral("--")}
            + command;
}

QString Postgres::start()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    for (const QString& version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        m_programs = versions.filePath(version) + QStringLiteral("/bin");
        if (QFile::exists(m_programs + QStringLiteral("/initdb")))
            break;
        m_programs.clear();
    }
    if (m_programs.isEmpty())
        return QStringLiteral("PostgreSQL is not installed");
    const QString failed = initialise();
    return failed.isEmpty() ? listen() : failed;
}

QString Postgres::initialise()
{
    const QByteArray path = QFile::encodeName(m_folder.path());
    if (const passwd* const nobody = ::geteuid() == 0 ? ::getpwnam("nobody") : nullptr;
        nobody && ::chown(path.constData(), nobody->pw_uid, nobody->pw_gid) != 0)
        return QStringLiteral("chown");
    int exitCode = 0;
    const QByteArray said
        = outputOf(asNobody({m_programs + QStringLiteral("/initdb"), QStringLiteral("-D"),
                       m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"), QStringLiteral("naru"),
                       QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                       QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")}),
            exitCode);
    return exitCode == 0 ? QString() : QStringLiteral("initdb: ") + QString::fromUtf8(said.right(400));
}

QString Postgres::listen()
{
    const QStringList command = asNobody({m_programs + QStringLiteral("/postgres"), QStringLiteral("-D"),
        m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"), m_folder.path(), QStringLiteral("-c"),
        QStringLiteral("listen_addresses="), QStringLiteral("-c"), QStringLiteral("max_connections=60")});
    m_server.setWorkingDirectory(QStringLiteral("/"));
    m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    m_server.start(command.first(), command.mid(1));
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < startMs && m_server.state() != QProcess::NotRunning) {
        if (ask("SELECT 1").trimmed() == "1")
            return {};
        m_server.waitForFinished(50);
    }
    return QStringLiteral("postgres did not answer");
}

void Postgres::kill()
{
    // The postmaster's children end by themselves when it is gone.
    QFile pidFile(m_folder.filePath(QStringLiteral("data/postmaster.pid")));
    if (pidFile.open(QIODevice::ReadOnly))
        ::kill(pidFile.readLine().trimmed().toInt(), SIGKILL);
    m_server.waitForFinished(startMs);
}

QString Postgres::again()
{
    // Children of the one before may hold its memory for a moment yet: it refuses until they are gone.
    QString failed;
    for (int tries = 0; tries < 20; ++tries) {
        failed = listen();
        if (failed.isEmpty())
            return {};
        ::usleep(200'000);
    }
    return failed;
}

QString Postgres::url() const
{
    return QStringLiteral("postgresql:///postgres?user=naru&host=") + m_folder.path();
}

QByteArray Postgres::ask(const QByteArray& sql) const
{
    int exitCode = 0;
    return outputOf({m_programs + QStringLiteral("/psql"), QStringLiteral("-X"), QStringLiteral("-q"),
                        QStringLiteral("-A"), QStringLiteral("-t"), url()},
        exitCode, sql);
}

} // namespace naru::test
