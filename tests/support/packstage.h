// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/packs.h"
#include "devices/imaged/client.h"
#include "tests/support/desksupport.h"
#include "tests/support/packsupport.h"

#include <QDir>
#include <QDirIterator>

namespace naru::test {

/// A desk with an administrator signed in, and a process that draws.
struct PackStage : DeskStage {
    imaged::Client client;
    QString centre;

    explicit PackStage(QString of = QStringLiteral("나루동 행정복지센터"))
        : centre(std::move(of))
    {
        pictures = &client;
        NARU_ASSERT(open());
        desk::Setup setup;
        setup.settings.centre = centre;
        setup.settings.desk = QStringLiteral("2번 창구");
        setup.administrator = QStringLiteral("김나루");
        setup.pin = goodPin;
        NARU_ASSERT(await([&](desk::Done done) { desk->completeSetup(setup, done); }));
    }

    desk::Packs& packs() { return *desk->packs(); }
    QString data(const QString& below = {}) const { return folder.filePath(QStringLiteral("data/") + below); }
    QString fileOf(int version) const { return data(QStringLiteral("packs/naru.own/%1.narupack").arg(version)); }

    desk::PackOutcome install(const QByteArray& bytes)
    {
        std::optional<desk::PackOutcome> answer;
        packs().install(bytes, [&](const desk::PackOutcome& outcome) { answer = outcome; });
        NARU_ASSERT(QTest::qWaitFor([&] { return answer.has_value(); }, 60'000));
        return *answer;
    }

    QByteArray make(const lessons::PackPlan& plan)
    {
        std::optional<lessons::MadePack> answer;
        packs().make(plan, [&](const lessons::MadePack& made, const std::optional<Fault>& fault) {
            answer = fault ? lessons::MadePack() : made;
        });
        NARU_ASSERT(QTest::qWaitFor([&] { return answer.has_value(); }, 60'000));
        return answer->bytes;
    }

    Result<void> addAuthor(const crypto::PrivateKey& key)
    {
        const QByteArray pem = crypto::toPem("PUBLIC KEY", key.publicKey().spki());
        return await([&](desk::Done done) { packs().addAuthor(QStringLiteral("홍길동"), pem, done); });
    }

    QString state() { return packs().list().isEmpty() ? QString() : QString::fromLatin1(stateName()); }

private:
    const char* stateName() { return desk::packStateNames[std::size_t(packs().list().first().state)]; }
};

inline QStringList filesUnder(const QString& folder)
{
    QStringList files;
    for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
             QDirIterator::Subdirectories);
         it.hasNext();)
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

} // namespace naru::test
