#include "widgets/ink/renderer.h"

#include <QCoreApplication>
#include <QDir>
#include <QSurfaceFormat>

namespace seq {

Renderer decideRenderer(Renderer asked)
{
    if (asked != Renderer::Auto) return asked;
    if (qEnvironmentVariableIntValue("LIBGL_ALWAYS_SOFTWARE")) return Renderer::Raster;
    if (qEnvironmentVariable("QT_QPA_PLATFORM") == QLatin1String("offscreen"))
        return Renderer::Raster;
    const QDir nodes(QStringLiteral("/dev/dri"));
    const bool hardware = !nodes.entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty();
    return hardware ? Renderer::OpenGl : Renderer::Raster;
}

void prepareOpenGl()
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QSurfaceFormat format;
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
}

} // namespace seq
