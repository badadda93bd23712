from tests.draad import draad

__all__ = ["draad"]
