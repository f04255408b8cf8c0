// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/readermodel.h"
#include "app/base/savefile.h"

#include <QDir>
#include <QFile>

namespace naru::ui::admin {

namespace {
constexpr qint64 certificateFileMax = 64 * 1024;
const QString requestName = QStringLiteral("naru-reader-request.pem");
} // namespace

ReaderModel::ReaderModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    connect(&m_desk, &desk::Desk::trustChanged, this, &ReaderModel::wordsChanged);
}

QString ReaderModel::kind() const
{
    for (const auto& finding : m_desk.examine()) {
        if (qstrcmp(finding.name, "doctor.reader_certificate") == 0)
            return kindOf(weighed(finding));
    }
    return QStringLiteral("off");
}

QString ReaderModel::state() const
{
    const auto reader = m_desk.reader();
    if (!reader.present)
        return tr("이 창구의 인증서가 아직 없습니다.");
    if (reader.notAfter && *reader.notAfter <= m_desk.now())
        return tr("인증서의 기한이 지났습니다.");
    return reader.demo ? tr("연습용 인증서입니다.") : tr("인증서가 있습니다.");
}

QString ReaderModel::name() const
{
    return m_desk.reader().name;
}

QString ReaderModel::until() const
{
    const auto reader = m_desk.reader();
    return reader.notAfter ? tr("%1까지").arg(dayOf(koreanDate(*reader.notAfter), today(), tongue())) : QString();
}

QString ReaderModel::centre() const
{
    return m_desk.settings().centre;
}

void ReaderModel::makeRequest(const QString& organization, const QString& folder)
{
    begin();
    if (organization.trimmed().isEmpty())
        return refuse(QStringLiteral("organization"), tr("기관 이름을 적어 주세요."));
    if (folder.trimmed().isEmpty() || !QDir(folder.trimmed()).exists())
        return refuse(QStringLiteral("folder"), tr("신청서를 둘 폴더를 골라 주세요."));
    const auto request = m_desk.readerRequest(organization.trimmed());
    if (!request)
        return refuse(request.fault());
    if (!saveWhole(QDir(folder.trimmed()).filePath(requestName), *request))
        return refuse(QStringLiteral("folder"), tr("그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요."));
    whenDone(tr("신청서를 적어 두었습니다: %1").arg(requestName))({});
}

void ReaderModel::importFile(const QString& path)
{
    begin();
    QFile file(path.trimmed());
    if (path.trimmed().isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > certificateFileMax)
        return refuse(QStringLiteral("file"), tr("그 파일은 열 수 없습니다. 다른 파일을 골라 주세요."));
    m_desk.importReaderCertificate(file.read(certificateFileMax), whenDone(tr("인증서를 넣었습니다.")));
}

} // namespace naru::ui::admin
